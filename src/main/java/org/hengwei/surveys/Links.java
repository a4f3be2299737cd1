package org.hengwei.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hengwei.surveys.db.Tables.LINK;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One-time keys of 256 random bits, kept as SHA-256 only: who reads the database cannot answer for a customer. */
@Component
class Links {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext db;

    Links(DSLContext db) {
        this.db = db;
    }

    /** @return the path that answers the form, told this once */
    String make(long response, String by, Instant at, Instant expires) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.insertInto(LINK)
                .set(LINK.DIGEST, digest(key))
                .set(LINK.RESPONSE, response)
                .set(LINK.MADE_AT, at)
                .set(LINK.MADE_BY, by)
                .set(LINK.EXPIRES_AT, expires)
                .execute();
        return "/s/" + key;
    }

    /** The response a key opens; null when there is none, it was used, or it is over. */
    @Nullable
    Long opens(String key, Instant at) {
        if (!key.matches("[A-Za-z0-9_-]{43}")) {
            return null;
        }
        return db.select(LINK.RESPONSE)
                .from(LINK)
                .where(LINK.DIGEST.eq(digest(key)))
                .and(LINK.USED_AT.isNull())
                .and(LINK.EXPIRES_AT.gt(at))
                .fetchOne(LINK.RESPONSE);
    }

    /** No key of the response opens anything any more. */
    void burn(long response, Instant at) {
        db.update(LINK)
                .set(LINK.USED_AT, at)
                .where(LINK.RESPONSE.eq(response))
                .and(LINK.USED_AT.isNull())
                .execute();
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
