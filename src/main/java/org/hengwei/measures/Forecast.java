package org.hengwei.measures;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the period may bring (H13). E, the further volume expected, is the period's daily mean so far times the
 * days left; with fewer than ten facts the same period of last year tells the daily mean.
 *
 * @param value of the whole period at the rate so far, in the metric's unit; null when nothing was counted yet
 * @param allowedMisses how many may still go wrong; below zero: so many too many already; null where misses are not counted
 */
record Forecast(@Nullable Fraction value, @Nullable BigInteger allowedMisses) {

    private static final int FEW = 10;

    static final Forecast NONE = new Forecast(null, null);

    /** How much of a period is over, in whole days with today counted as over. */
    record Days(long passed, long left) {
        static Days of(Period period, LocalDate today) {
            var all = ChronoUnit.DAYS.between(period.firstDay(), period.dayAfter());
            var passed = Math.clamp(ChronoUnit.DAYS.between(period.firstDay(), today) + 1, 0, all);
            return new Days(passed, all - passed);
        }
    }

    /** @param lastYear the volume of the same period a year ago; null when not known */
    static Fraction expected(Fraction volume, Days days, @Nullable Fraction lastYear) {
        if (days.left() == 0) {
            return Fraction.ZERO;
        }
        if (volume.compareTo(Fraction.of(FEW)) < 0 && lastYear != null && !lastYear.isZero()) {
            return lastYear.times(Fraction.of(days.left())).over(Fraction.of(days.passed() + days.left()));
        }
        return days.passed() == 0
                ? Fraction.ZERO
                : volume.times(Fraction.of(days.left())).over(Fraction.of(days.passed()));
    }

    /** A share of rows, of which {@code numerator} of {@code denominator} have met the conditions so far. */
    static Forecast ofShare(
            Fraction numerator, Fraction denominator, Fraction expected, Fraction factor, @Nullable Goal goal) {
        if (denominator.isZero()) {
            return NONE;
        }
        var rate = numerator.over(denominator);
        var all = denominator.plus(expected);
        var value = numerator.plus(expected.times(rate)).over(all).times(factor);
        return new Forecast(value, goal == null ? null : allowed(numerator, all, expected, goal, factor));
    }

    private static @Nullable BigInteger allowed(
            Fraction numerator, Fraction all, Fraction expected, Goal goal, Fraction factor) {
        var bound = goal.exact().over(factor).times(all);
        if (goal.comparator().wantsMore()) {
            return greatest(numerator.plus(expected).minus(bound), goal.comparator() == Comparator.GT);
        }
        if (goal.comparator().wantsLess()) {
            return greatest(bound.minus(numerator), goal.comparator() == Comparator.LT);
        }
        return numerator.plus(expected).equals(bound) ? BigInteger.ZERO : null;
    }

    /** A plain count, where every further one is a miss when less is wanted. */
    static Forecast ofCount(Fraction count, Fraction expected, @Nullable Goal goal) {
        var allowed = goal == null || !goal.comparator().wantsLess()
                ? null
                : greatest(goal.exact().minus(count), goal.comparator() == Comparator.LT);
        return new Forecast(count.plus(expected), allowed);
    }

    /** The greatest whole k with k at most the bound, or below it when strict. */
    private static BigInteger greatest(Fraction bound, boolean strict) {
        var floor = bound.floor();
        return strict && bound.isWhole() ? floor.subtract(BigInteger.ONE) : floor;
    }
}
