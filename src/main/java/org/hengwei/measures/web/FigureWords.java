package org.hengwei.measures.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.hengwei.measures.ClosingState;
import org.hengwei.measures.Definition;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Goal;
import org.hengwei.measures.Outcome;
import org.hengwei.measures.Unit;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;

/** How figures are said to a reader. */
public final class FigureWords {

    private FigureWords() {}

    public static String value(Ui ui, Figure figure) {
        return value(ui, figure.value(), figure.unit());
    }

    public static String value(Ui ui, @Nullable BigDecimal value, Unit unit) {
        if (value == null) {
            return "–";
        }
        var number = ui.number(value, unit.decimals());
        return unit == Unit.COUNT ? number : number + " " + ui.t("measures.unit." + unit);
    }

    /** An exact number without needless decimals. */
    public static String exact(Ui ui, @Nullable BigDecimal number) {
        return number == null ? "–" : ui.number(number, Math.clamp(number.scale(), 0, 4));
    }

    /** The numerator; of times in the metric's own unit. */
    public static String numerator(Ui ui, Figure figure) {
        var per = switch (figure.unit()) {
            case MINUTES -> 60;
            case HOURS -> 3_600;
            case DAYS -> 86_400;
            default -> 1;
        };
        var number = figure.numerator();
        return number == null || per == 1
                ? exact(ui, number)
                : ui.number(number.divide(BigDecimal.valueOf(per), 2, RoundingMode.HALF_UP), 2);
    }

    public static String goal(Ui ui, @Nullable Goal goal, Unit unit) {
        if (goal == null) {
            return ui.t("measures.no-target");
        }
        return unit == Unit.COUNT ? goal.text() : goal.text() + " " + ui.t("measures.unit." + unit);
    }

    public static String colour(Outcome outcome) {
        return switch (outcome) {
            case MET -> "bg-green-lt";
            case MISSED -> "bg-red-lt";
            case NO_DATA, WATCHED -> "bg-secondary-lt";
        };
    }

    public static String colour(ClosingState state) {
        return switch (state) {
            case LIVE -> "bg-blue-lt";
            case FROZEN -> "bg-orange-lt";
            case CONFIRMED -> "bg-green-lt";
            case RESTATED -> "bg-purple-lt";
        };
    }

    /** What may still go wrong, as a sentence; null where misses are not counted. */
    public static @Nullable String allowed(Ui ui, Figure figure, boolean over) {
        var allowed = figure.allowedMisses();
        if (allowed == null) {
            return null;
        }
        var many =
                ui.number(allowed.abs().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
        if (over) {
            return ui.t(
                    allowed.signum() < 0 ? "measures.allowed.closed-over" : "measures.allowed.closed-left",
                    figure.period(),
                    many);
        }
        if (allowed.signum() == 0) {
            return ui.t("measures.allowed.none", figure.period());
        }
        return ui.t(allowed.signum() < 0 ? "measures.allowed.lost" : "measures.allowed", figure.period(), many);
    }

    public static String name(Ui ui, Definition definition) {
        return ui.pick(definition.name(), definition.nameEn());
    }

    public static String scope(Ui ui, String scope) {
        var colon = scope.indexOf(':');
        return colon < 0
                ? ui.t("measures.scope.COMPANY")
                : ui.t("measures.scope." + scope.substring(0, colon).toUpperCase(java.util.Locale.ROOT)) + " "
                        + scope.substring(colon + 1);
    }
}
