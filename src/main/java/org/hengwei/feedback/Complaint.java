package org.hengwei.feedback;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hengwei.feedback.db.ComplaintRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/** One complaint: guards itself and returns its news. */
final class Complaint {

    static final int LONGEST = 4_000;

    private final ComplaintRecord row;

    Complaint(ComplaintRecord row) {
        this.row = row;
    }

    ComplaintRecord row() {
        return row;
    }

    String code() {
        return ComplaintKey.code(row.getId());
    }

    Subject subject() {
        return ComplaintKey.subject(row.getId());
    }

    ComplaintState state() {
        return ComplaintState.valueOf(row.getState());
    }

    ComplaintGrade grade() {
        return ComplaintGrade.valueOf(row.getGrade());
    }

    /** Its handler and whoever took it down may always reach it. */
    Whereabouts place() {
        var people = new LinkedHashSet<String>();
        people.add(row.getReceivedBy());
        if (row.getHandler() != null) {
            people.add(row.getHandler());
        }
        return new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), people);
    }

    boolean open(ComplaintMove move) {
        return move.opens(
                state(), grade(), row.getAnalysis() != null, row.getAnsweredAt() != null, row.getFedBackAt() != null);
    }

    private void demand(ComplaintMove move) {
        if (open(move)) {
            return;
        }
        if (move == ComplaintMove.RESOLUTION && state() == ComplaintState.HANDLING) {
            throw Refused.conflict("feedback.refused.analysis-missing", code());
        }
        throw Refused.conflict("feedback.refused.complaint-state", code());
    }

    boolean handled(String login) {
        return Arrays.asList(row.getHandledBy()).contains(login);
    }

    void due(ComplaintClocks.Due due) {
        row.setAnswerDueAt(due.answer());
        row.setFeedbackDueAt(due.feedback());
        row.setDueAt(due.solution());
    }

    ComplaintEvent grade(ComplaintGrade grade, ComplaintClocks.Due due, @Nullable String handler, Instant at) {
        demand(ComplaintMove.GRADING);
        row.setGrade(grade.name());
        row.setGradedAt(at);
        due(due);
        row.setState(ComplaintState.GRADED.name());
        if (handler != null) {
            hand(handler);
        }
        return new ComplaintEvent.Graded(subject(), at, grade, due.solution(), handler, due.feedback());
    }

    private void hand(String handler) {
        row.setHandler(handler);
        row.setState(ComplaintState.HANDLING.name());
        var handlers = new LinkedHashSet<>(Arrays.asList(row.getHandledBy()));
        handlers.add(handler);
        row.setHandledBy(handlers.toArray(String[]::new));
    }

    ComplaintEvent assign(String handler, Instant at) {
        demand(ComplaintMove.ASSIGNMENT);
        hand(handler);
        return new ComplaintEvent.Assigned(subject(), at, handler);
    }

    ComplaintEvent answer(@Nullable String text, Instant at) {
        demand(ComplaintMove.ANSWER);
        row.setAnswer(needed(text, "answer"));
        row.setAnsweredAt(at);
        return new ComplaintEvent.Replied(subject(), at, row.getAnswer(), !at.isAfter(row.getAnswerDueAt()));
    }

    /** The first word on what was found and done, which is an answer as well where none was given. */
    ComplaintEvent feedBack(@Nullable String text, Instant at) {
        demand(ComplaintMove.FEEDBACK);
        row.setFeedback(needed(text, "feedback"));
        row.setFedBackAt(at);
        if (row.getAnsweredAt() == null) {
            row.setAnsweredAt(at);
        }
        var due = row.getFeedbackDueAt();
        return new ComplaintEvent.FedBack(subject(), at, row.getFeedback(), due == null || !at.isAfter(due));
    }

    ComplaintEvent analyse(@Nullable String text, String by, Instant at) {
        demand(ComplaintMove.ANALYSIS);
        row.setAnalysis(needed(text, "analysis"));
        row.setAnalysedBy(by);
        return new ComplaintEvent.CauseAnalysed(subject(), at, row.getAnalysis());
    }

    ComplaintEvent resolve(@Nullable String cause, @Nullable String measure, String by, Instant at) {
        demand(ComplaintMove.RESOLUTION);
        new Checks()
                .present(cause, "cause")
                .present(measure, "measure")
                .atMost(cause, LONGEST, "cause")
                .atMost(measure, LONGEST, "measure")
                .refuse();
        row.setCause(needed(cause, "cause"));
        row.setMeasure(needed(measure, "measure"));
        row.setResolvedAt(at);
        row.setResolvedBy(by);
        hand(row.getHandler() == null ? by : row.getHandler());
        addHandler(by);
        if (row.getAnsweredAt() == null) {
            row.setAnsweredAt(at);
        }
        if (row.getFedBackAt() == null) {
            row.setFedBackAt(at);
        }
        row.setState(ComplaintState.RESOLVED.name());
        return new ComplaintEvent.Resolved(
                subject(), at, row.getCause(), row.getMeasure(), !at.isAfter(row.getDueAt()));
    }

    private void addHandler(String login) {
        var handlers = new LinkedHashSet<>(Arrays.asList(row.getHandledBy()));
        handlers.add(login);
        row.setHandledBy(handlers.toArray(String[]::new));
    }

    /** Refused for whoever handled it (R214: of a major one the quality department asks). */
    ComplaintEvent callBack(@Nullable Boolean satisfied, @Nullable String word, String by, Instant at) {
        demand(ComplaintMove.CALLBACK);
        if (handled(by)) {
            throw Refused.forbidden("feedback.refused.handled-it", code());
        }
        new Checks()
                .present(satisfied, "satisfied")
                .atMost(word, LONGEST, "word")
                .refuse();
        var content = Boolean.TRUE.equals(satisfied);
        row.setCalledBackAt(at);
        row.setCalledBackBy(by);
        row.setSatisfied(content);
        row.setCustomerWord(word == null || word.isBlank() ? null : word.strip());
        if (content) {
            row.setState(ComplaintState.CLOSED.name());
            row.setClosedAt(at);
            return new ComplaintEvent.Satisfied(subject(), at, row.getCustomerWord());
        }
        row.setState(ComplaintState.HANDLING.name());
        row.setResolvedAt(null);
        row.setReopenings(row.getReopenings() + 1);
        return new ComplaintEvent.NotSatisfied(subject(), at, row.getCustomerWord());
    }

    ComplaintEvent withdraw(@Nullable String reason, Instant at) {
        demand(ComplaintMove.WITHDRAWAL);
        row.setWithdrawnReason(needed(reason, "reason"));
        row.setWithdrawnAt(at);
        row.setState(ComplaintState.WITHDRAWN.name());
        return new ComplaintEvent.Withdrawn(subject(), at, row.getWithdrawnReason());
    }

    private static String needed(@Nullable String text, String field) {
        new Checks().present(text, field).atMost(text, LONGEST, field).refuse();
        return text == null ? "" : text.strip();
    }

    /** Who is to be told of whatever happens to it, besides those its grade names. */
    Set<String> concerned() {
        return row.getHandler() == null ? Set.of() : Set.of(row.getHandler());
    }
}
