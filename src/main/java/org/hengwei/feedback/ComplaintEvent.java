package org.hengwei.feedback;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of complaints. */
public sealed interface ComplaintEvent extends Happened {

    record Received(
            Subject subject,
            Instant at,
            String title,
            ComplaintChannel channel,
            String customer,
            @Nullable String project)
            implements ComplaintEvent {}

    /** @param handler null while nobody was found whose it is */
    record Graded(
            Subject subject,
            Instant at,
            ComplaintGrade grade,
            Instant dueAt,
            @Nullable String handler,
            Instant feedbackDueAt)
            implements ComplaintEvent {}

    record Assigned(Subject subject, Instant at, String handler) implements ComplaintEvent {}

    record Replied(Subject subject, Instant at, String answer, boolean inTime) implements ComplaintEvent {}

    /** The customer heard for the first time what was found and done. */
    record FedBack(Subject subject, Instant at, String feedback, boolean inTime) implements ComplaintEvent {}

    record CauseAnalysed(Subject subject, Instant at, String analysis) implements ComplaintEvent {}

    record Resolved(Subject subject, Instant at, String cause, String measure, boolean inTime)
            implements ComplaintEvent {}

    record Satisfied(Subject subject, Instant at, @Nullable String remark) implements ComplaintEvent {}

    record NotSatisfied(
            Subject subject, Instant at, @Nullable String remark) implements ComplaintEvent {}

    record Withdrawn(Subject subject, Instant at, String reason) implements ComplaintEvent {}

    /** What a grade promises from now on, and the times it promised until now. */
    record RuleSet(
            Subject subject,
            Instant at,
            ComplaintGrade grade,
            String answer,
            String answerCalendar,
            String feedback,
            String feedbackCalendar,
            String solve,
            String solveCalendar,
            String answerBefore,
            String feedbackBefore,
            String solveBefore)
            implements ComplaintEvent {}

    /** From which scores on complaints are opened, and from which until now. */
    record ThresholdSet(Subject subject, Instant at, int callback, int survey, int callbackBefore, int surveyBefore)
            implements ComplaintEvent {}
}
