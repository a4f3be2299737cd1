package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up many metrics and periods at once, in one pass over each fact view. */
@Component
class Tallies {

    private final DSLContext db;
    private final FactViews views;

    Tallies(DSLContext db, FactViews views) {
        this.db = db;
        this.views = views;
    }

    private record Slot(int counting, Counting.Branch branch) {}

    /**
     * Sums of each counting, by the code of the kind asked for; without one under the empty text. A counting whose view does not
     * know the scope has no sums at all.
     */
    List<Map<String, Sums>> of(List<Counting> countings, Scope scope, Scope.@Nullable Kind by) {
        var slots = new LinkedHashMap<FactView, List<Slot>>();
        var answer = new ArrayList<Map<String, Sums>>();
        for (int i = 0; i < countings.size(); i++) {
            answer.add(new HashMap<>());
            if (knows(countings.get(i), scope, by)) {
                for (var branch : countings.get(i).branches()) {
                    slots.computeIfAbsent(branch.view(), view -> new ArrayList<>())
                            .add(new Slot(i, branch));
                }
            }
        }
        views.read(() -> {
            slots.forEach((view, wanted) -> pass(view, wanted, scope, by, countings, answer));
            return answer;
        });
        return answer;
    }

    private static boolean knows(Counting counting, Scope scope, Scope.@Nullable Kind by) {
        return counting.branches().stream()
                .allMatch(branch ->
                        (scope.isCompany() || branch.view().has(scope.kind().column()))
                                && (by == null || branch.view().has(by.column())));
    }

    static Condition of(FactView view, Scope scope) {
        return scope.isCompany()
                ? DSL.noCondition()
                : view.text(scope.kind().column()).eq(scope.code());
    }

    private void pass(
            FactView view,
            List<Slot> slots,
            Scope scope,
            Scope.@Nullable Kind by,
            List<Counting> countings,
            List<Map<String, Sums>> answer) {
        var fields = new ArrayList<Field<?>>();
        var key = by == null ? DSL.inline("", SQLDataType.CLOB) : DSL.coalesce(view.text(by.column()), DSL.inline(""));
        fields.add(key.as("k"));
        for (int i = 0; i < slots.size(); i++) {
            fields.addAll(fields(i, slots.get(i).branch()));
        }
        var rows = db.select(fields).from(view.table()).where(of(view, scope)).and(DSL.or(reach(slots)));
        (by == null ? rows : rows.groupBy(key)).forEach(row -> {
            for (int i = 0; i < slots.size(); i++) {
                var slot = slots.get(i);
                var sums = sums(row, i, slot.branch(), countings.get(slot.counting()));
                answer.get(slot.counting()).merge(row.get("k", String.class), sums, Tallies::together);
            }
        });
    }

    /** For each date the whole stretch of time asked for, so that few rows outside it are read. */
    private static List<Condition> reach(List<Slot> slots) {
        var from = new LinkedHashMap<Field<Instant>, Instant>();
        var until = new HashMap<Field<Instant>, Instant>();
        var any = new ArrayList<Condition>();
        for (var slot : slots) {
            var branch = slot.branch();
            if (branch.overdue()) {
                any.add(branch.rows());
            } else {
                from.merge(branch.at(), branch.from(), (a, b) -> a.isBefore(b) ? a : b);
                until.merge(branch.at(), branch.until(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        from.forEach((at, start) ->
                any.add(at.ge(Sieve.instant(start)).and(at.lt(Sieve.instant(Objects.requireNonNull(until.get(at)))))));
        return any;
    }

    private static List<Field<?>> fields(int i, Counting.Branch branch) {
        if (branch.overdue()) {
            return List.of(DSL.count().filterWhere(branch.rows()).as("c" + i));
        }
        var leftOut = branch.meant().equals(branch.rows())
                ? DSL.inline(0)
                : DSL.count()
                        .filterWhere(branch.meant().and(DSL.field(branch.rows()).isDistinctFrom(true)));
        return List.of(
                numerator(branch).as("n" + i), sum(branch.den(), branch.rows()).as("d" + i), leftOut.as("l" + i));
    }

    /** Counting is cheaper than adding up ones. */
    private static Field<?> numerator(Counting.Branch branch) {
        return branch.den() == Counting.ONE && !branch.met().equals(DSL.trueCondition()) && branch.num() != Counting.NIL
                ? DSL.count().filterWhere(branch.rows().and(branch.met()))
                : sum(branch.num(), branch.rows());
    }

    private static Field<?> sum(Field<BigDecimal> what, Condition rows) {
        if (what == Counting.NIL) {
            return DSL.inline(0);
        }
        return what == Counting.ONE
                ? DSL.count().filterWhere(rows)
                : DSL.sum(what).filterWhere(rows);
    }

    private static Sums sums(Record row, int i, Counting.Branch branch, Counting counting) {
        if (branch.overdue()) {
            var counted = number(row, "c" + i).longValue();
            var none = counting.definition().expression().hasDenominator() ? BigDecimal.ZERO : null;
            return new Sums(BigDecimal.ZERO, none, 0, counted);
        }
        return new Sums(
                number(row, "n" + i),
                counting.definition().expression().hasDenominator() ? number(row, "d" + i) : null,
                number(row, "l" + i).longValue(),
                null);
    }

    private static BigDecimal number(Record row, String name) {
        return Objects.requireNonNullElse(row.get(name, BigDecimal.class), BigDecimal.ZERO);
    }

    private static Sums together(Sums a, Sums b) {
        return new Sums(
                a.numerator().add(b.numerator()),
                a.denominator() == null || b.denominator() == null
                        ? null
                        : a.denominator().add(b.denominator()),
                a.leftOut() + b.leftOut(),
                a.overdue() == null
                        ? b.overdue()
                        : b.overdue() == null ? a.overdue() : Long.valueOf(a.overdue() + b.overdue()));
    }
}
