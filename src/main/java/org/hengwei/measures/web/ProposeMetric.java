package org.hengwei.measures.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.hengwei.measures.Comparator;
import org.hengwei.measures.Definition;
import org.hengwei.measures.DefinitionState;
import org.hengwei.measures.Direction;
import org.hengwei.measures.Expression;
import org.hengwei.measures.Overdue;
import org.hengwei.measures.Scope;
import org.hengwei.measures.Unit;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;

/** A metric as a program or a form proposes it. */
public record ProposeMetric(
        @Nullable String code,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String formula,
        @Nullable String formulaEn,
        @Nullable Unit unit,
        @Nullable Direction direction,
        @Nullable Comparator comparator,
        @Nullable BigDecimal target,
        Period.@Nullable Length period,
        @Nullable List<Scope.Kind> levels,
        @Nullable String owner,
        @Nullable String process,
        @Nullable String source,
        @Nullable Expression expression,
        @Nullable Overdue overdue) {

    Definition definition() {
        new Checks()
                .present(code, "code")
                .present(name, "name")
                .present(unit, "unit")
                .present(direction, "direction")
                .present(period, "period")
                .present(expression, "expression")
                .refuse();
        var given = Objects.requireNonNull(name).strip();
        return new Definition(
                Objects.requireNonNull(code).strip(),
                0,
                given,
                text(nameEn, given),
                text(formula, ""),
                text(formulaEn, text(formula, "")),
                Objects.requireNonNull(unit),
                Objects.requireNonNull(direction),
                comparator,
                target,
                Objects.requireNonNull(period),
                levels == null || levels.isEmpty() ? List.of(Scope.Kind.COMPANY) : levels,
                text(owner, "QUALITY"),
                text(process, "INCIDENT"),
                text(source, ""),
                Objects.requireNonNull(expression),
                overdue,
                DefinitionState.DRAFT,
                false,
                null);
    }

    private static String text(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }
}
