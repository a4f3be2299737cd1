package org.hengwei.people;

import static org.hengwei.people.db.Tables.STAFF;

import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Lets a person in by login and password. An unknown login, a wrong password and a login that is switched off are told apart
 * by nobody outside, not even by the time the answer takes.
 */
@Component
class PasswordDoor implements AuthenticationProvider {

    private final DSLContext db;
    private final PasswordEncoder passwords;
    private final SignIns signIns;
    private final String nobody;

    PasswordDoor(DSLContext db, PasswordEncoder passwords, SignIns signIns) {
        this.db = db;
        this.passwords = passwords;
        this.signIns = signIns;
        this.nobody = String.valueOf(passwords.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        if (signIns.locked(login)) {
            signIns.note(login, SignIns.Outcome.LOCKED);
            throw new LockedException("locked");
        }
        var password = String.valueOf(attempt.getCredentials());
        if (!passwords.matches(password, hashOf(login))) {
            signIns.note(login, SignIns.Outcome.REFUSED);
            throw new BadCredentialsException("wrong");
        }
        signIns.note(login, SignIns.Outcome.IN);
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
        signedIn.setDetails(null);
        return signedIn;
    }

    private String hashOf(String login) {
        @Nullable
        String hash = db.select(STAFF.PASSWORD_HASH)
                .from(STAFF)
                .where(STAFF.LOGIN.eq(login))
                .and(STAFF.ACTIVE)
                .fetchOne(STAFF.PASSWORD_HASH);
        return hash == null ? nobody : hash;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
