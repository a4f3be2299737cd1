package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.hengwei.Requirement;
import org.hengwei.shared.Period;
import org.junit.jupiter.api.Test;

@Requirement("H13")
class ForecastTests {

    private static final Fraction HUNDRED = Fraction.of(100);
    private static final Goal NINETY = new Goal(Comparator.GE, BigDecimal.valueOf(90));

    @Test
    void theDailyMeanSoFarTellsWhatIsStillToCome() {
        var days = Forecast.Days.of(Period.parse("2026-11"), LocalDate.of(2026, 11, 10));
        assertThat(days).isEqualTo(new Forecast.Days(10, 20));
        assertThat(Forecast.expected(Fraction.of(50), days, null)).isEqualTo(Fraction.of(100));
    }

    @Test
    void withFewFactsLastYearTellsTheDailyMean() {
        var days = new Forecast.Days(10, 20);
        assertThat(Forecast.expected(Fraction.of(9), days, Fraction.of(60))).isEqualTo(Fraction.of(40));
        assertThat(Forecast.expected(Fraction.of(10), days, Fraction.of(60))).isEqualTo(Fraction.of(20));
        assertThat(Forecast.expected(Fraction.of(9), days, null)).isEqualTo(Fraction.of(18));
    }

    @Test
    void nothingIsStillToComeWhenThePeriodIsOver() {
        var days = Forecast.Days.of(Period.parse("2026-10"), LocalDate.of(2026, 11, 10));
        assertThat(Forecast.expected(Fraction.of(50), days, null)).isEqualTo(Fraction.ZERO);
    }

    @Test
    void oneMoreMissThanAllowedLosesTheTarget() {
        var random = new Random(13);
        for (int i = 0; i < 2_000; i++) {
            var den = 1 + random.nextInt(400);
            var num = random.nextInt(den + 1);
            var more = random.nextInt(300);
            for (var comparator : new Comparator[] {Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT}) {
                holds(num, den, more, new Goal(comparator, BigDecimal.valueOf(random.nextInt(101))));
            }
        }
    }

    private static void holds(int num, int den, int more, Goal goal) {
        var forecast = Forecast.ofShare(Fraction.of(num), Fraction.of(den), Fraction.of(more), HUNDRED, goal);
        var k = forecast.allowedMisses().longValueExact();
        assertThat(met(num, den, more, k, goal)).isTrue();
        assertThat(met(num, den, more, k + 1, goal)).isFalse();
    }

    private static boolean met(int num, int den, int more, long misses, Goal goal) {
        var hits = goal.comparator().wantsMore() ? num + more - misses : num + misses;
        return goal.met(Fraction.of(hits).times(HUNDRED).over(Fraction.of(den + more)));
    }

    @Test
    void theForecastKeepsTheRateSoFar() {
        var forecast = Forecast.ofShare(Fraction.of(45), Fraction.of(50), Fraction.of(50), HUNDRED, NINETY);
        assertThat(forecast.value()).isEqualTo(Fraction.of(90));
        assertThat(forecast.allowedMisses()).isEqualTo(5);
    }

    @Test
    void withoutFactsThereIsNoForecast() {
        assertThat(Forecast.ofShare(Fraction.ZERO, Fraction.ZERO, Fraction.of(5), HUNDRED, NINETY))
                .isEqualTo(Forecast.NONE);
    }

    @Test
    @Requirement({"R112", "R117"})
    void aCountUsesUpWhatIsAllowed() {
        var two = new Goal(Comparator.LE, BigDecimal.valueOf(2));
        var five = new Goal(Comparator.LT, BigDecimal.valueOf(5));
        assertThat(Forecast.ofCount(Fraction.of(1), Fraction.of(1), two).allowedMisses())
                .isEqualTo(1);
        assertThat(Forecast.ofCount(Fraction.of(1), Fraction.of(1), five).allowedMisses())
                .isEqualTo(3);
        assertThat(Forecast.ofCount(Fraction.of(7), Fraction.of(1), five).allowedMisses())
                .isEqualTo(-3);
    }
}
