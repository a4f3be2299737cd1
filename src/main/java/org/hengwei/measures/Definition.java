package org.hengwei.measures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * One version of a metric. A change of anything that changes figures makes a new version; closed periods keep theirs.
 *
 * @param formula the rule in words, {@code formulaEn} in English
 * @param process the process it measures, e.g. {@code INCIDENT}
 * @param comparator default comparator and target; null when only watched
 * @param levels at which the default target holds
 * @param owner functional role of the department that answers for it
 * @param source where the metric comes from
 */
public record Definition(
        String code,
        int version,
        String name,
        String nameEn,
        String formula,
        String formulaEn,
        Unit unit,
        Direction direction,
        @Nullable Comparator comparator,
        @Nullable BigDecimal target,
        Period.Length period,
        List<Scope.Kind> levels,
        String owner,
        String process,
        String source,
        Expression expression,
        @Nullable Overdue overdue,
        DefinitionState state,
        boolean builtIn,
        @Nullable Instant activatedAt) {

    public Definition {
        levels = List.copyOf(levels);
    }

    @JsonIgnore
    @Nullable
    Goal defaultGoal() {
        return comparator == null || target == null ? null : new Goal(comparator, target);
    }

    /** Whether a figure of it says the same of a part as of the whole. */
    boolean isShare() {
        return expression.hasDenominator();
    }

    /** Whether figures computed by the other differ from this one's. */
    boolean countsLike(Definition other) {
        return expression.equals(other.expression)
                && unit == other.unit
                && Objects.equals(overdue, other.overdue)
                && period == other.period;
    }
}
