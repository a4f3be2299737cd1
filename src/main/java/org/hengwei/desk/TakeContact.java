package org.hengwei.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reached the desk, or tried to.
 *
 * @param answered null means yes; only a call can go unanswered
 * @param receivedAt when it began; null for now
 * @param endedAt when it ended; null for now when a call, unknown otherwise
 * @param customer code; follows from the project when that is given
 * @param outcome what came of it; null when that is recorded later
 */
public record TakeContact(
        @Nullable ContactChannel channel,
        @Nullable Boolean answered,
        @Nullable Instant receivedAt,
        @Nullable Instant endedAt,
        @Nullable String callerName,
        @Nullable String callerPhone,
        @Nullable String callerEmail,
        @Nullable String customer,
        @Nullable String project,
        @Nullable String summary,
        @Nullable LogContact outcome) {

    boolean wasAnswered() {
        return !Boolean.FALSE.equals(answered);
    }
}
