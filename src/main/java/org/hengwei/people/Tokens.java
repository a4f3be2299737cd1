package org.hengwei.people;

import static org.hengwei.people.db.Tables.TOKEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.hengwei.people.db.TokenRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens: 256 random bits shown once, kept as their SHA-256. A revoked one stops working within seconds on every node. */
@Component
class Tokens {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration USE_NOTED = Duration.ofMinutes(1);

    private final Cache<String, Optional<Bearer>> seen =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();
    private final Cache<Long, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(USE_NOTED)
            .build();

    private final SecureRandom random = new SecureRandom();
    private final DSLContext db;
    private final Clock clock;

    Tokens(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Bearer(
            long id,
            String login,
            TokenScope scope,
            @Nullable Instant expiresAt) {}

    /** A fresh secret, 256 random bits. */
    String secret() {
        var bits = new byte[32];
        random.nextBytes(bits);
        return "hw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    TokenRecord keep(
            String secret, String login, String label, TokenScope scope, @Nullable Instant expiresAt, String by) {
        return db.insertInto(TOKEN)
                .set(TOKEN.LOGIN, login)
                .set(TOKEN.LABEL, label)
                .set(TOKEN.HASH, digest(secret))
                .set(TOKEN.SCOPE, scope.name())
                .set(TOKEN.CREATED_AT, clock.instant())
                .set(TOKEN.CREATED_BY, by)
                .set(TOKEN.EXPIRES_AT, expiresAt)
                .returning()
                .fetchSingle();
    }

    /** The token behind a secret, if it still opens the door. */
    Optional<Bearer> find(String secret) {
        return seen.get(secret, this::load)
                .filter(bearer ->
                        bearer.expiresAt() == null || bearer.expiresAt().isAfter(clock.instant()));
    }

    void forget() {
        seen.invalidateAll();
    }

    /** Notes that the token was used, at most once a minute and without waiting for the disk. */
    @Transactional
    public void used(long id) {
        if (noted.asMap().putIfAbsent(id, Boolean.TRUE) == null) {
            db.execute("SET LOCAL synchronous_commit = off");
            db.update(TOKEN)
                    .set(TOKEN.LAST_USED_AT, clock.instant())
                    .where(TOKEN.ID.eq(id))
                    .execute();
        }
    }

    boolean dueToBeNoted(long id) {
        return noted.getIfPresent(id) == null;
    }

    private Optional<Bearer> load(String secret) {
        return db.selectFrom(TOKEN)
                .where(TOKEN.HASH.eq(digest(secret)))
                .and(TOKEN.REVOKED_AT.isNull())
                .fetchOptional(row -> new Bearer(
                        row.getId(), row.getLogin(), TokenScope.valueOf(row.getScope()), row.getExpiresAt()));
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
