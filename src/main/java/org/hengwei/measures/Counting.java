package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.shared.Period;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How one metric counts the rows of its fact views in one period: which rows, and what each adds to numerator and denominator.
 * Sums and lists are both made from it, so that a figure and its records cannot disagree.
 *
 * @param definition without a formula over other metrics
 */
record Counting(Definition definition, Period period, List<Branch> branches) {

    enum Part {
        NUMERATOR,
        DENOMINATOR,
        LEFT_OUT,
        OVERDUE
    }

    /**
     * Rows of one view.
     *
     * @param rows which are counted
     * @param meant which would be, were everything known of them
     * @param met which of them are listed as numerator
     * @param at the date they are counted by and listed under
     * @param from where the period begins
     */
    record Branch(
            FactView view,
            Condition meant,
            Condition rows,
            Condition met,
            Field<BigDecimal> num,
            Field<BigDecimal> den,
            Field<Instant> at,
            Instant from,
            Instant until,
            boolean overdue) {}

    static final Field<BigDecimal> ONE = DSL.inline(BigDecimal.ONE);
    static final Field<BigDecimal> NIL = DSL.inline(BigDecimal.ZERO);

    /** Null when one of the views, or a column of it, is not in this house yet. */
    static @org.jspecify.annotations.Nullable Counting of(
            Definition definition,
            Period period,
            FactViews views,
            java.time.ZoneId zone,
            Instant now,
            boolean withOverdue) {
        var until = period.until(zone);
        var asOf = now.isBefore(until) ? now : until;
        var maker = new Maker(views, period.from(zone), until, asOf);
        var branches = new ArrayList<Branch>();
        for (var source : definition.expression().sources()) {
            if (views.find(source.view()).isEmpty()) {
                return null;
            }
        }
        branches.addAll(maker.branches(definition.expression()));
        var overdue = definition.overdue();
        if (withOverdue && overdue != null && views.find(overdue.view()).isPresent()) {
            branches.add(maker.overdue(overdue));
        }
        return new Counting(definition, period, branches);
    }

    boolean hasOverdue() {
        return branches.stream().anyMatch(Branch::overdue);
    }

    private record Maker(FactViews views, Instant from, Instant until, Instant asOf) {

        List<Branch> branches(Expression expression) {
            return switch (expression) {
                case Expression.Count(var of) -> List.of(simple(of, ONE, NIL, DSL.trueCondition()));
                case Expression.Sum(var of, var column) ->
                    List.of(simple(of, known(of, column), NIL, DSL.trueCondition()));
                case Expression.Mean(var of, var column) -> List.of(mean(of, column));
                case Expression.Ratio(var of, var met) -> List.of(ratio(of, met));
                case Expression.RatioOfSums(var of, var numerator, var denominator) ->
                    List.of(simple(of, known(of, numerator), known(of, denominator), DSL.trueCondition()));
                case Expression.RatioOfTwo(var numerator, var denominator, var aside) ->
                    two(numerator, denominator, aside);
                case Expression.Formula formula -> List.of();
            };
        }

        private List<Branch> two(
                Source numerator, Source denominator, @org.jspecify.annotations.Nullable Source aside) {
            var both = new ArrayList<>(List.of(
                    simple(numerator, ONE, NIL, DSL.trueCondition()),
                    simple(denominator, NIL, ONE, DSL.falseCondition())));
            if (aside != null) {
                var left = simple(aside, NIL, NIL, DSL.falseCondition());
                both.add(new Branch(
                        left.view(),
                        left.meant(),
                        DSL.falseCondition(),
                        left.met(),
                        NIL,
                        NIL,
                        left.at(),
                        from,
                        until,
                        false));
            }
            return both;
        }

        private Branch ratio(Source of, List<org.hengwei.measures.Condition> met) {
            var hit = sieve(of).all(met);
            return simple(of, DSL.when(hit, ONE).otherwise(NIL), ONE, hit);
        }

        private Branch mean(Source of, String column) {
            var value = sieve(of).number(column);
            var plain = simple(of, value, ONE, DSL.trueCondition());
            return new Branch(
                    plain.view(),
                    plain.meant(),
                    plain.rows().and(value.isNotNull()),
                    plain.met(),
                    value,
                    ONE,
                    plain.at(),
                    from,
                    until,
                    false);
        }

        private Branch simple(Source of, Field<BigDecimal> num, Field<BigDecimal> den, Condition met) {
            var sieve = sieve(of);
            var meant = sieve.inPeriod(of.date()).and(sieve.all(of.where()));
            return new Branch(
                    sieve.view(),
                    meant,
                    meant.and(sieve.all(of.countable())),
                    met,
                    num,
                    den,
                    sieve.time(of.date()),
                    from,
                    until,
                    false);
        }

        Branch overdue(Overdue overdue) {
            var sieve = sieve(overdue.source());
            var rows = sieve.all(overdue.where());
            var at = sieve.view().has("opened_at")
                    ? "opened_at"
                    : sieve.view().times().getFirst();
            return new Branch(
                    sieve.view(), rows, rows, DSL.falseCondition(), NIL, NIL, sieve.time(at), from, until, true);
        }

        private Field<BigDecimal> known(Source of, String column) {
            return DSL.coalesce(sieve(of).number(column), NIL);
        }

        private Sieve sieve(Source source) {
            return new Sieve(views.find(source.view()).orElseThrow(), from, until, asOf);
        }
    }

    static Field<String> part(Branch branch) {
        if (branch.overdue()) {
            return DSL.inline(Part.OVERDUE.name(), SQLDataType.CLOB);
        }
        return DSL.when(branch.rows().isFalse().or(DSL.field(branch.rows()).isNull()), DSL.inline(Part.LEFT_OUT.name()))
                .when(branch.met(), DSL.inline(Part.NUMERATOR.name()))
                .otherwise(DSL.inline(Part.DENOMINATOR.name()))
                .cast(SQLDataType.CLOB);
    }
}
