package org.hengwei.levels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hengwei.agreements.TicketOutcomes.Tally;
import org.hengwei.agreements.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * How a type of ticket kept what was promised in a period.
 *
 * @param live counted from the tickets now
 * @param reviewed as it was when the review was finished; null before
 * @param percent met ÷ (met + missed), live, two decimals; null when there is nothing to judge (H10)
 */
public record Attainment(
        TicketType type,
        Tally live,
        @Nullable Tally reviewed,
        @Nullable BigDecimal percent) {

    static Attainment of(TicketType type, Tally live, @Nullable Tally reviewed) {
        return new Attainment(type, live, reviewed, percent(live.met(), live.missed()));
    }

    /** Exact but for the second decimal, half up. */
    static @Nullable BigDecimal percent(long met, long missed) {
        var judged = met + missed;
        return judged == 0
                ? null
                : BigDecimal.valueOf(met)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(judged), 2, RoundingMode.HALF_UP);
    }
}
