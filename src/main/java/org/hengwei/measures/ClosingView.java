package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A closed period of a metric.
 *
 * @param reason why it was restated
 * @param supersededAt when a restatement took its place; null while it stands
 */
public record ClosingView(
        String metric,
        String period,
        int definitionVersion,
        ClosingState state,
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Instant frozenAt,
        String frozenBy,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable String reason,
        @Nullable Instant supersededAt) {}
