package org.hengwei.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as its owner and administrators see it: never the secret. */
public record TokenView(
        long id,
        String login,
        String label,
        TokenScope scope,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** A token just made, with the secret that is shown this once. */
    public record Fresh(TokenView token, String secret) {}
}
