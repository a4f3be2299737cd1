package org.hengwei.people;

import static org.hengwei.people.db.Tables.SIGN_IN;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Slice;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who came in, who tried to, and who has to wait because he failed too often: after {@code hengwei.sign-in.failures} failures
 * within {@code hengwei.sign-in.locked-for} a login, existing or not, is locked for that long.
 */
@Service
@Transactional
public class SignIns {

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final int failures;
    private final Duration lockedFor;

    SignIns(
            DSLContext db,
            Access access,
            Clock clock,
            @Value("${hengwei.sign-in.failures:6}") int failures,
            @Value("${hengwei.sign-in.locked-for:PT15M}") Duration lockedFor) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.failures = failures;
        this.lockedFor = lockedFor;
    }

    /** What came of an attempt. */
    public enum Outcome {
        IN,
        OUT,
        REFUSED,
        LOCKED,
        UNLOCKED
    }

    /** The log of one login, or of all, newest first. */
    @Transactional(readOnly = true)
    public Slice<SignInView> log(@Nullable String login, @Nullable String cursor, int limit) {
        access.demand(PeoplePermission.SIGN_INS);
        var after = Cursor.decode(cursor, 1);
        var rows = db.selectFrom(SIGN_IN)
                .where(login == null || login.isBlank() ? DSL.noCondition() : SIGN_IN.LOGIN.eq(cut(login, 100)))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : SIGN_IN.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(SIGN_IN.ID.desc())
                .limit(limit + 1)
                .fetch(row -> new SignInView(
                        row.getId(),
                        row.getLogin(),
                        row.getAt(),
                        Outcome.valueOf(row.getOutcome()),
                        row.getAddress(),
                        row.getAgent()));
        return Slice.of(rows, limit, row -> Cursor.of(row.id()), null);
    }

    boolean locked(String login) {
        List<String> latest = db.select(SIGN_IN.OUTCOME)
                .from(SIGN_IN)
                .where(SIGN_IN.LOGIN.eq(cut(login, 100)))
                .and(SIGN_IN.AT.gt(clock.instant().minus(lockedFor)))
                .and(SIGN_IN.OUTCOME.ne(Outcome.LOCKED.name()))
                .orderBy(SIGN_IN.ID.desc())
                .limit(failures)
                .fetch(SIGN_IN.OUTCOME);
        return latest.size() == failures && latest.stream().allMatch(Outcome.REFUSED.name()::equals);
    }

    void note(String login, Outcome outcome) {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes http
                ? http.getRequest()
                : null;
        var agent = request == null ? null : request.getHeader("User-Agent");
        db.insertInto(SIGN_IN)
                .set(SIGN_IN.LOGIN, cut(login, 100))
                .set(SIGN_IN.AT, clock.instant())
                .set(SIGN_IN.OUTCOME, outcome.name())
                .set(SIGN_IN.ADDRESS, request == null ? "" : request.getRemoteAddr())
                .set(SIGN_IN.AGENT, cut(agent == null ? "" : agent, 300))
                .execute();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
