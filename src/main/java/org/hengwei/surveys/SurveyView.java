package org.hengwei.surveys;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey as pages and API show it.
 *
 * @param number e.g. {@code SVY-000042}
 * @param facts what was planned
 * @param reportDocument number of the summary report (R206)
 * @param analysis what the results say, in words
 * @param goals improvement goals set from it (R204)
 * @param reviewNote what went to the management review (R207)
 * @param moves what the caller may do now
 */
public record SurveyView(
        String number,
        int version,
        @JsonUnwrapped PlanSurvey facts,
        CampaignState state,
        SurveyForm form,
        String plannedBy,
        Counts counts,
        @Nullable String reportDocument,
        @Nullable String analysis,
        @Nullable String goals,
        @Nullable String reviewNote,
        @Nullable String approvedBy,
        Instant plannedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant distributedAt,
        @Nullable Instant collectedAt,
        @Nullable Instant analysedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant trackedAt,
        @Nullable Instant closedAt,
        List<Move> moves) {

    /**
     * How many of each.
     *
     * @param named contacts named, before sampling and cap
     * @param sent asked, whatever came of it
     * @param withoutMeasure opinions still without an answer of ours
     * @param measures with a measure, done or not
     */
    public record Counts(
            int named,
            int leftOut,
            int sent,
            int answered,
            int noAnswer,
            int voided,
            int opinions,
            int withoutMeasure,
            int measures,
            int measuresDone) {}

    public record Move(String name, String href, List<String> requires) {}

    public String title() {
        return String.valueOf(facts.title());
    }

    public SurveyLevel level() {
        return facts.level() == null ? SurveyLevel.COMPANY : facts.level();
    }

    public boolean may(String move) {
        return moves.stream().anyMatch(one -> one.name().equals(move));
    }
}
