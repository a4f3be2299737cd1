package org.hengwei.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the first administrator in, who makes himself on the set-up page of an empty house and is signed in at once. */
@Service
public class Entrance {

    private final People people;
    private final PeopleRepository repository;
    private final Access access;
    private final SignIns signIns;
    private final Actors actors;
    private final PasswordEncoder passwords;

    Entrance(
            People people,
            PeopleRepository repository,
            Access access,
            SignIns signIns,
            Actors actors,
            PasswordEncoder passwords) {
        this.actors = actors;
        this.passwords = passwords;
        this.people = people;
        this.repository = repository;
        this.access = access;
        this.signIns = signIns;
    }

    /**
     * Makes the first administrator; an {@code admin} that comes in by token only gets the password when that login is asked for.
     *
     * @throws Refused as not found once there is one
     */
    @Transactional
    public void firstAdministrator(String login, String name, String password, String repeated, String language) {
        if (people.isSetUp()) {
            throw Refused.notFound("set-up");
        }
        new Checks()
                .that(password.equals(repeated), "repeated", "people.password.differs")
                .refuse();
        access.byRule("people.rule.set-up", () -> {
            var byToken = repository.find(login).filter(there -> !there.signsIn());
            if (byToken.isPresent()) {
                PersonChecks.password(password, login, "password").refuse();
                repository.password(login, String.valueOf(passwords.encode(password)), false);
                actors.changed(login);
            } else {
                var roles = List.of(Role.ADMINISTRATOR.name());
                people.admit(new AdmitPerson(
                        login, name, null, null, language, roles, List.of(), List.of(), null, null, password, false));
            }
        });
    }

    /** Signs a login in whose password was just checked or set. */
    public void enter(String login, HttpServletRequest request, HttpServletResponse response) {
        request.getSession(true);
        request.changeSessionId();
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        signIns.note(login, SignIns.Outcome.IN);
    }
}
