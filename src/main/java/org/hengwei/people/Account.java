package org.hengwei.people;

import static org.hengwei.people.db.Tables.TOKEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.people.db.TokenRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody does with his own account: password, language, tokens; and the tokens of programs. */
@Service
@Transactional
public class Account {

    private static final int LONGEST_DAYS = 3_660;

    private final DSLContext db;
    private final PeopleRepository people;
    private final Tokens tokens;
    private final Actors actors;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Account(
            DSLContext db,
            PeopleRepository people,
            Tokens tokens,
            Actors actors,
            Sessions sessions,
            PasswordEncoder passwords,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.people = people;
        this.tokens = tokens;
        this.actors = actors;
        this.sessions = sessions;
        this.passwords = passwords;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Changes the own password and signs out everywhere else. @throws Refused when the present one is wrong or the new one weak */
    public void changePassword(String present, String wanted, String repeated) {
        var login = access.actor().login();
        var hash = people.passwordHash(login);
        new Checks()
                .that(hash != null && passwords.matches(present, hash), "present", "people.password.present-wrong")
                .that(wanted.equals(repeated), "repeated", "people.password.differs")
                .that(!wanted.equals(present), "wanted", "people.password.same")
                .refuse();
        PersonChecks.password(wanted, login, "wanted").refuse();
        people.password(login, String.valueOf(passwords.encode(wanted)), false);
        sessions.end(login);
        actors.changed(login);
        events.publishEvent(new PeopleEvent.PasswordSet(People.subject(login), clock.instant()));
    }

    /** The language pages speak to the actor; a preference, so the journal does not hear of it. */
    public void speak(String language) {
        new Checks()
                .that(language.equals("zh-CN") || language.equals("en"), "language", "people.language.unknown")
                .refuse();
        var login = access.actor().login();
        people.language(login, language);
        actors.changed(login);
    }

    /** Makes a token for the actor himself, or for a program. @param days until it expires; null for one that does not */
    public TokenView.Fresh issue(String login, String label, TokenScope scope, @Nullable Integer days) {
        own(login);
        var person = people.find(login).orElseThrow(() -> Refused.notFound(login));
        new Checks()
                .present(label, "label")
                .atMost(label, 80, "label")
                .that(days == null || (days >= 1 && days <= LONGEST_DAYS), "days", "people.token.days", LONGEST_DAYS)
                .that(person.active(), "login", "people.token.inactive")
                .refuse();
        return keep(tokens.secret(), login, label, scope, days);
    }

    /** Keeps a given secret as a token; for {@code HENGWEI_ADMIN_TOKEN} at the first start. */
    TokenView.Fresh keep(String secret, String login, String label, TokenScope scope, @Nullable Integer days) {
        var expires = days == null ? null : clock.instant().plus(Duration.ofDays(days));
        var row = tokens.keep(
                secret, login, label.strip(), scope, expires, access.actor().login());
        tokens.forget();
        events.publishEvent(new PeopleEvent.TokenIssued(People.subject(login), clock.instant(), label.strip(), scope));
        return new TokenView.Fresh(view(row), secret);
    }

    /** Revokes a token; it stops working within seconds. */
    public void revoke(long id) {
        var row = db.selectFrom(TOKEN).where(TOKEN.ID.eq(id)).fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        if (!access.actor().login().equals(row.getLogin()) && !access.may(PeoplePermission.SERVICE_TOKENS)) {
            throw Refused.notFound(Long.toString(id));
        }
        if (row.getRevokedAt() != null) {
            return;
        }
        Instant now = clock.instant();
        db.update(TOKEN).set(TOKEN.REVOKED_AT, now).where(TOKEN.ID.eq(id)).execute();
        tokens.forget();
        events.publishEvent(new PeopleEvent.TokenRevoked(People.subject(row.getLogin()), now, row.getLabel()));
    }

    /** Tokens of one login, newest first; the actor's own unless he manages the tokens of programs. */
    @Transactional(readOnly = true)
    public List<TokenView> tokens(String login) {
        own(login);
        return db.selectFrom(TOKEN)
                .where(TOKEN.LOGIN.eq(login))
                .orderBy(TOKEN.ID.desc())
                .limit(200)
                .fetch(Account::view);
    }

    private void own(String login) {
        if (!access.actor().login().equals(login)) {
            access.demand(PeoplePermission.SERVICE_TOKENS);
            if (!people.find(login).orElseThrow(() -> Refused.notFound(login)).program()) {
                throw Refused.forbidden("people.token.somebody-else");
            }
        }
    }

    private static TokenView view(TokenRecord row) {
        return new TokenView(
                row.getId(),
                row.getLogin(),
                row.getLabel(),
                TokenScope.valueOf(row.getScope()),
                row.getCreatedAt(),
                row.getCreatedBy(),
                row.getExpiresAt(),
                row.getLastUsedAt(),
                row.getRevokedAt());
    }
}
