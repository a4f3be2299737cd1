package org.hengwei.surveys;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a survey found. Each score stands beside the rate of those who answered; three scales that are never merged (G1).
 *
 * @param recoveryRate percent of the forms that came back, also those that were not valid
 * @param earlier the survey it is compared with; null when there is none (R209)
 */
public record SurveyResults(
        String number,
        String title,
        @Nullable BigDecimal recoveryRate,
        Score overall,
        List<Part> areas,
        List<Part> items,
        List<Part> projects,
        List<Part> customers,
        @Nullable Earlier earlier) {

    /**
     * Scores over those who answered.
     *
     * @param score Σ points of the answered items, weighted
     * @param fullScore Σ full scores of the same
     * @param rate score ÷ fullScore × 100, as QO-01; null without answers
     * @param ofFive mean of the answers rescaled to 5, as QO-04
     * @param ofHundred mean of the forms' percentages, as QO-05
     * @param responseRate percent answered of those asked
     */
    public record Score(
            int sent,
            int answered,
            @Nullable BigDecimal responseRate,
            BigDecimal score,
            BigDecimal fullScore,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal ofFive,
            @Nullable BigDecimal ofHundred) {}

    /**
     * The score of an area, item, project or customer.
     *
     * @param change of the rate against the earlier survey, in points of percent; null where that has none
     */
    public record Part(
            String code,
            String name,
            String nameEn,
            Score score,
            @Nullable BigDecimal change) {

        public String label(boolean chinese) {
            return chinese || nameEn.isBlank() ? name : nameEn;
        }
    }

    /** @param change of the overall rate, in points of percent */
    public record Earlier(
            String number,
            String title,
            Score overall,
            @Nullable BigDecimal change) {}
}
