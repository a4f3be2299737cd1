package org.hengwei.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as the customer who made it sees it: what he said, what he was answered and where it stands; nothing of who
 * handles it, of causes or of analysis.
 *
 * @param about number of the ticket it is about
 * @param answerDueAt until when he is to be answered
 * @param feedbackDueAt until when he hears for the first time what was found and done
 * @param dueAt until when it is to be settled
 * @param satisfied what he said when he was asked
 * @param mayWithdraw whether it is not over yet
 */
public record OwnComplaint(
        String number,
        int version,
        String title,
        String content,
        @Nullable String project,
        @Nullable String about,
        ComplaintState state,
        Instant receivedAt,
        Instant answerDueAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable Instant feedbackDueAt,
        @Nullable String feedback,
        Instant dueAt,
        @Nullable Instant resolvedAt,
        @Nullable Boolean satisfied,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        boolean mayWithdraw) {

    static OwnComplaint of(ComplaintView complaint) {
        return new OwnComplaint(
                complaint.number(),
                complaint.version(),
                complaint.title(),
                complaint.content(),
                complaint.project(),
                complaint.about(),
                complaint.state(),
                complaint.receivedAt(),
                complaint.answerDueAt(),
                complaint.answeredAt(),
                complaint.answer(),
                complaint.feedbackDueAt(),
                complaint.feedback(),
                complaint.dueAt(),
                complaint.resolvedAt(),
                complaint.satisfied(),
                complaint.withdrawnAt(),
                complaint.withdrawnReason(),
                !complaint.state().over());
    }
}
