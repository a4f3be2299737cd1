package org.hengwei.surveys;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an item is answered, and how many hundredths of its full score a grade is worth (G1). */
public enum Scale {
    /** 100, 80, 60, 30, 0, the usual mapping of the five grades. */
    GRADES(List.of(100, 80, 60, 30, 0)),
    /** Five to one: 100, 80, 60, 40, 20. */
    FIVE(List.of(100, 80, 60, 40, 20)),
    /** Points from nought to the full score. */
    POINTS(List.of()),
    /** In words, without a score. */
    OPEN(List.of());

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final List<Integer> hundredths;

    Scale(List<Integer> hundredths) {
        this.hundredths = hundredths;
    }

    public boolean graded() {
        return !hundredths.isEmpty();
    }

    public boolean scored() {
        return this != OPEN;
    }

    /** What a grade is worth of this full score. */
    public BigDecimal points(Grade grade, BigDecimal fullScore) {
        var share = BigDecimal.valueOf(hundredths.get(grade.ordinal()));
        return fullScore.multiply(share).divide(HUNDRED).stripTrailingZeros();
    }

    /** The bad grade that points stand for: at most a fifth or two fifths of the full score; null when they are not bad. */
    static @Nullable Grade badness(BigDecimal points, BigDecimal fullScore) {
        var five = points.multiply(BigDecimal.valueOf(5));
        if (five.compareTo(fullScore) <= 0) {
            return Grade.VERY_DISSATISFIED;
        }
        return five.compareTo(fullScore.multiply(BigDecimal.TWO)) <= 0 ? Grade.DISSATISFIED : null;
    }
}
