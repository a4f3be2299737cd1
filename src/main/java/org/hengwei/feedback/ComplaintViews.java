package org.hengwei.feedback;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hengwei.shared.Access;
import org.springframework.stereotype.Component;

/** A complaint as whoever asks may see it, with the steps he may take. */
@Component
class ComplaintViews {

    private final Access access;
    private final Clock clock;

    ComplaintViews(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    ComplaintView view(Complaint complaint) {
        var row = complaint.row();
        var until = row.getResolvedAt() == null
                ? Objects.requireNonNullElseGet(row.getWithdrawnAt(), clock::instant)
                : row.getResolvedAt();
        return new ComplaintView(
                complaint.code(),
                row.getVersion(),
                row.getTitle(),
                row.getContent(),
                ComplaintChannel.valueOf(row.getChannel()),
                row.getCustomer(),
                row.getProject(),
                row.getComplainant(),
                row.getPhone(),
                row.getAbout(),
                complaint.state(),
                complaint.grade(),
                row.getGradedAt() != null,
                row.getReceivedAt(),
                row.getReceivedBy(),
                row.getHandler(),
                row.getAnswerDueAt(),
                row.getAnsweredAt(),
                row.getAnswer(),
                row.getFeedbackDueAt(),
                row.getFedBackAt(),
                row.getFeedback(),
                row.getDueAt(),
                until.isAfter(row.getDueAt()),
                row.getAnalysis(),
                row.getAnalysedBy(),
                row.getCause(),
                row.getMeasure(),
                row.getResolvedAt(),
                row.getResolvedBy(),
                row.getCalledBackAt(),
                row.getCalledBackBy(),
                row.getSatisfied(),
                row.getCustomerWord(),
                row.getReopenings(),
                row.getWithdrawnAt(),
                row.getWithdrawnReason(),
                moves(complaint));
    }

    private List<ComplaintView.OpenMove> moves(Complaint complaint) {
        return Arrays.stream(ComplaintMove.values())
                .filter(complaint::open)
                .filter(move -> access.may(needed(move, complaint.grade()), complaint.place()))
                .filter(move -> move != ComplaintMove.CALLBACK
                        || !complaint.handled(access.actor().login()))
                .map(move -> new ComplaintView.OpenMove(
                        move.name(), "/api/v1/complaints/" + complaint.code() + "/" + move.noun(), move.requires()))
                .toList();
    }

    /** What the next step asks of whoever takes it: major ones are the operations general manager's (R213, R214). */
    static FeedbackPermission needed(ComplaintMove move, ComplaintGrade grade) {
        var major = grade == ComplaintGrade.MAJOR;
        return switch (move) {
            case GRADING -> FeedbackPermission.HANDLE;
            case ASSIGNMENT, ANSWER, FEEDBACK, RESOLUTION ->
                major ? FeedbackPermission.ORGANISE : FeedbackPermission.HANDLE;
            case ANALYSIS -> FeedbackPermission.ANALYSE;
            case CALLBACK -> major ? FeedbackPermission.ANALYSE : FeedbackPermission.CALL;
            case WITHDRAWAL -> FeedbackPermission.COMPLAIN;
        };
    }
}
