package org.hengwei.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a source.
 *
 * @param state {@code TAKEN} or {@code REJECTED}
 * @param reason message key of why it was rejected
 */
public record DeliveryView(
        long id,
        String source,
        Instant receivedAt,
        String state,
        int alerts,
        @Nullable String reason,
        List<String> reasonArgs,
        String body) {}
