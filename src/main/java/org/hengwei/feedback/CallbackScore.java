package org.hengwei.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the callbacks of a project say about it (R197).
 *
 * @param due callbacks that were to be made
 * @param reached customers who answered
 * @param scored of whom gave a score; the others count nowhere in it
 * @param solved who said that it is solved
 * @param score Σ of the scores
 * @param fullScore Σ of the full scores of the same calls
 */
public record CallbackScore(String project, int due, int reached, int scored, int solved, int score, int fullScore) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Percent of the callbacks in which a score was given; null without callbacks. */
    public @Nullable BigDecimal responseRate() {
        return percent(scored, due);
    }

    /** Percent of the full score; null without a score. */
    public @Nullable BigDecimal rate() {
        return percent(score, fullScore);
    }

    private static @Nullable BigDecimal percent(int part, int whole) {
        return whole == 0
                ? null
                : HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }
}
