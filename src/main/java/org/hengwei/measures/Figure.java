package org.hengwei.measures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A metric's figure of one scope and period.
 *
 * @param exact null when there is no data
 * @param value rounded half-up to what is shown
 * @param numerator in the metric's own counting, e.g. incidents met; exact
 * @param denominator null for counts
 * @param comparator GE, GT, LE, LT or EQ; null without a target
 * @param attained decided on the exact fraction (H10); null without data or target
 * @param state MET, MISSED, NO_DATA or WATCHED
 * @param closed whether it comes from the frozen list of a closed period
 * @param closing LIVE, FROZEN, CONFIRMED or RESTATED
 * @param forecast of the whole period, rounded (H13)
 * @param allowedMisses how many may still go wrong; below zero: so many too many already
 * @param openOverdue open and already overdue, of on-time metrics (H12)
 * @param leftOut records meant but not countable, e.g. without agreement
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Figure(
        String code,
        String scope,
        String period,
        @JsonIgnore @Nullable Fraction exact,
        @Nullable BigDecimal value,
        Unit unit,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal target,
        @Nullable Comparator comparator,
        @Nullable Boolean attained,
        Outcome state,
        boolean closed,
        ClosingState closing,
        @Nullable BigDecimal forecast,
        @Nullable BigInteger allowedMisses,
        @Nullable Long openOverdue,
        long leftOut,
        int definitionVersion) {

    @JsonIgnore
    public @Nullable Goal goal() {
        return comparator == null || target == null ? null : new Goal(comparator, target);
    }

    @JsonIgnore
    public boolean hasValue() {
        return exact != null;
    }
}
