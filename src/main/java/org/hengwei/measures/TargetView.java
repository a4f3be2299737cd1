package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target of a metric for one year and scope.
 *
 * @param setAt null for the default that comes with the definition
 * @param warnings what does not fit together with the other targets of the year (G2); they do not refuse
 */
public record TargetView(
        String metric,
        int year,
        String scope,
        Comparator comparator,
        BigDecimal value,
        @Nullable String setBy,
        @Nullable Instant setAt,
        int version,
        List<Warning> warnings) {

    /** @param key message key, {@code args} its arguments */
    public record Warning(String key, List<String> args) {}

    public String text() {
        return goal().text();
    }

    Goal goal() {
        return new Goal(comparator, value);
    }
}
