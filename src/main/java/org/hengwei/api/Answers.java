package org.hengwei.api;

import static org.hengwei.api.db.Tables.ANSWER;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.hengwei.api.db.AnswerRecord;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers kept for a day, by caller, path and key. */
@Component
class Answers {

    private static final Duration KEPT = Duration.ofHours(24);

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Answers(DSLContext db, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Asked(String caller, String path, String key, byte[] request) {}

    interface Deed {
        void run() throws ServletException, IOException;
    }

    /**
     * Gives the answer kept, or does the deed and keeps its answer when it succeeded.
     *
     * @throws Refused as invalid when the key was used for another request, as a conflict while the same one is running
     */
    void once(Asked asked, ContentCachingResponseWrapper response, Deed deed) throws ServletException, IOException {
        try {
            transaction.executeWithoutResult(open -> {
                if (!locked(asked)) {
                    throw Refused.conflict("api.idempotency.running");
                }
                var kept = find(asked);
                if (kept != null) {
                    repeat(asked, kept, response);
                    return;
                }
                run(deed);
                if (response.getStatus() / 100 == 2) {
                    keep(asked, response);
                } else {
                    open.setRollbackOnly();
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Failed e) {
            throw e.reason;
        }
    }

    private static void run(Deed deed) {
        try {
            deed.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Failed(e);
        }
    }

    private static final class Failed extends RuntimeException {

        private final ServletException reason;

        Failed(ServletException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private boolean locked(Asked asked) {
        var name = "api.answer " + asked.caller() + " " + asked.path() + " " + asked.key();
        return Boolean.TRUE.equals(db.fetchSingle("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))", name)
                .get(0, Boolean.class));
    }

    private @Nullable AnswerRecord find(Asked asked) {
        var kept = db.selectFrom(ANSWER).where(is(asked)).fetchOne();
        if (kept != null && kept.getGivenAt().isBefore(clock.instant().minus(KEPT))) {
            db.deleteFrom(ANSWER).where(is(asked)).execute();
            return null;
        }
        return kept;
    }

    private static void repeat(Asked asked, AnswerRecord kept, ContentCachingResponseWrapper response) {
        if (!Arrays.equals(kept.getRequest(), asked.request())) {
            throw Refused.invalid("api.idempotency.other");
        }
        response.setStatus(kept.getStatus());
        if (kept.getContentType() != null) {
            response.setContentType(kept.getContentType());
        }
        if (kept.getLocation() != null) {
            response.setHeader("Location", kept.getLocation());
        }
        if (kept.getEtag() != null) {
            response.setHeader("ETag", kept.getEtag());
        }
        try {
            response.getOutputStream().write(kept.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Asked asked, ContentCachingResponseWrapper response) {
        db.insertInto(ANSWER)
                .set(ANSWER.CALLER, asked.caller())
                .set(ANSWER.PATH, asked.path())
                .set(ANSWER.KEY, asked.key())
                .set(ANSWER.REQUEST, asked.request())
                .set(ANSWER.STATUS, response.getStatus())
                .set(ANSWER.CONTENT_TYPE, response.getContentType())
                .set(ANSWER.LOCATION, response.getHeader("Location"))
                .set(ANSWER.ETAG, response.getHeader("ETag"))
                .set(ANSWER.BODY, response.getContentAsByteArray())
                .set(ANSWER.GIVEN_AT, clock.instant())
                .execute();
    }

    void forgetOld() {
        db.deleteFrom(ANSWER)
                .where(ANSWER.GIVEN_AT.lt(clock.instant().minus(KEPT)))
                .execute();
    }

    private static Condition is(Asked asked) {
        return ANSWER.CALLER
                .eq(asked.caller())
                .and(ANSWER.PATH.eq(asked.path()))
                .and(ANSWER.KEY.eq(asked.key()));
    }
}
