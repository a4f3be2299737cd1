package org.hengwei.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A quality objective, bound to the metric that shows it attained or missed (R57).
 *
 * @param name and formula as they stand in the plan
 * @param comparator GE, GT, LE, LT or EQ
 */
public record Objective(
        @Nullable Long id,
        String metric,
        String name,
        String formula,
        String comparator,
        BigDecimal target,
        String unit,
        Period.Length period) {

    public String sign() {
        return switch (comparator) {
            case "GE" -> "≥";
            case "GT" -> ">";
            case "LE" -> "≤";
            case "LT" -> "<";
            default -> "=";
        };
    }

    /** As in the table of objectives: {@code ≥ 90 %}. */
    public String goal() {
        return sign() + " " + target.stripTrailingZeros().toPlainString() + ("PERCENT".equals(unit) ? " %" : "");
    }

    /** The periods of a year in which it is measured. */
    public List<Period> periods(int year) {
        var periods = new ArrayList<Period>();
        for (var n = 1; n <= 12 / period.months(); n++) {
            periods.add(new Period(period, year, n));
        }
        return periods;
    }
}
