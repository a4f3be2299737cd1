package org.hengwei.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as pages and API show it.
 *
 * @param number e.g. {@code CP-000042}
 * @param feedbackDueAt until when the customer is to hear first what was found; null for one from before that was promised
 * @param fedBackAt when he did; of one resolved before, when it was resolved
 * @param late resolved after it was due, or open and over
 * @param moves what the caller may do now
 */
public record ComplaintView(
        String number,
        int version,
        String title,
        String content,
        ComplaintChannel channel,
        String customer,
        @Nullable String project,
        @Nullable String complainant,
        @Nullable String phone,
        @Nullable String about,
        ComplaintState state,
        ComplaintGrade grade,
        boolean graded,
        Instant receivedAt,
        String receivedBy,
        @Nullable String handler,
        Instant answerDueAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable Instant feedbackDueAt,
        @Nullable Instant fedBackAt,
        @Nullable String feedback,
        Instant dueAt,
        boolean late,
        @Nullable String analysis,
        @Nullable String analysedBy,
        @Nullable String cause,
        @Nullable String measure,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable Instant calledBackAt,
        @Nullable String calledBackBy,
        @Nullable Boolean satisfied,
        @Nullable String customerWord,
        int reopenings,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        List<OpenMove> moves) {

    public record OpenMove(String name, String href, List<String> requires) {}

    /** Whether the customer heard of it too late, or has not yet and should have. */
    public boolean feedbackLate(Instant now) {
        return feedbackDueAt != null
                && Objects.requireNonNullElse(fedBackAt, now).isAfter(feedbackDueAt)
                && (fedBackAt != null || !state.over());
    }

    public boolean may(ComplaintMove move) {
        return moves.stream().anyMatch(open -> open.name().equals(move.name()));
    }
}
