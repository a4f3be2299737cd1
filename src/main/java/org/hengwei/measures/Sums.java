package org.hengwei.measures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one metric, scope and period add up to.
 *
 * @param denominator null for counts and sums
 * @param leftOut how many were meant but could not be counted
 * @param overdue open and already overdue (H12); null where that is not asked
 */
record Sums(
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        long leftOut,
        @Nullable Long overdue) {}
