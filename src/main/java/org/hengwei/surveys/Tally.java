package org.hengwei.surveys;

import static java.math.MathContext.DECIMAL128;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up answers on the three scales. Who was asked counts for the response rate; only who answered counts for a score. */
final class Tally {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal FIVE = new BigDecimal(5);
    private static final int DECIMALS = 4;

    private int sent;
    private int answered;
    private int items;
    private BigDecimal score = BigDecimal.ZERO;
    private BigDecimal full = BigDecimal.ZERO;
    private BigDecimal fives = BigDecimal.ZERO;
    private BigDecimal hundreds = BigDecimal.ZERO;

    /** @param answers of one form, those that are meant; null when he did not answer */
    void add(@Nullable List<ResponseView.Answer> answers) {
        sent++;
        var mine = BigDecimal.ZERO;
        var most = BigDecimal.ZERO;
        for (var answer : answers == null ? List.<ResponseView.Answer>of() : answers) {
            var points = answer.points();
            var fullScore = answer.fullScore();
            if (points != null && fullScore != null) {
                mine = mine.add(points.multiply(answer.weight()));
                most = most.add(fullScore.multiply(answer.weight()));
                fives = fives.add(points.multiply(FIVE).divide(fullScore, DECIMAL128));
                items++;
            }
        }
        if (most.signum() > 0) {
            answered++;
            score = score.add(mine);
            full = full.add(most);
            hundreds = hundreds.add(mine.multiply(HUNDRED).divide(most, DECIMAL128));
        }
    }

    SurveyResults.Score score() {
        return new SurveyResults.Score(
                sent,
                answered,
                over(HUNDRED.multiply(BigDecimal.valueOf(answered)), sent),
                score.stripTrailingZeros().add(BigDecimal.ZERO),
                full,
                full.signum() == 0 ? null : shown(score.multiply(HUNDRED).divide(full, DECIMAL128)),
                over(fives, items),
                over(hundreds, answered));
    }

    static @Nullable BigDecimal over(BigDecimal sum, int count) {
        return count == 0 ? null : shown(sum.divide(BigDecimal.valueOf(count), DECIMAL128));
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
