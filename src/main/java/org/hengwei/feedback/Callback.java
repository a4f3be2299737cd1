package org.hengwei.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hengwei.feedback.db.CallbackRecord;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;

/** One callback: guards itself and returns its news. */
final class Callback {

    /** By wall clock, whatever the calendar says (R195). */
    static final Duration WITHIN = Duration.ofHours(24);

    /** After so many calls that reached nobody the incident may close. */
    static final int ATTEMPTS = 3;

    private final CallbackRecord row;

    Callback(CallbackRecord row) {
        this.row = row;
    }

    CallbackRecord row() {
        return row;
    }

    String code() {
        return CallbackKey.code(row.getId());
    }

    Subject ticket() {
        return new Subject(Tickets.isRequest(row.getTicket()) ? "request" : "incident", row.getTicket());
    }

    CallbackState state() {
        return CallbackState.valueOf(row.getState());
    }

    Whereabouts place() {
        return new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), Set.of());
    }

    /** Takes the outcome of a call made by somebody who never had the incident in hand. */
    FeedbackEvent take(CallOutcome outcome, Actor caller, Set<String> handlers, Instant at) {
        if (state() != CallbackState.DUE) {
            throw Refused.conflict("feedback.refused.state." + state(), code());
        }
        if (handlers.contains(caller.login())) {
            throw Refused.forbidden("feedback.refused.handled-it", row.getTicket());
        }
        check(outcome);
        row.setAttempts(row.getAttempts() + 1);
        return Boolean.TRUE.equals(outcome.reached()) ? answered(outcome, caller, at) : missed(outcome, at);
    }

    /**
     * Whether the customer may still say it himself: nobody has, or what was said had no score. Of one whose resolution did not
     * hold there is nothing to rate.
     */
    boolean ratable() {
        return switch (state()) {
            case DUE, UNREACHED -> true;
            case DONE -> row.getScore() == null && Boolean.TRUE.equals(row.getSolved());
            case SUPERSEDED -> false;
        };
    }

    boolean asksSolved() {
        return state() != CallbackState.DONE;
    }

    /** Takes what the customer says without being called. */
    FeedbackEvent rate(CallOutcome said, Actor customer, Set<String> handlers, Instant at) {
        if (!ratable()) {
            throw Refused.conflict("feedback.refused.rated", row.getTicket());
        }
        if (handlers.contains(customer.login())) {
            throw Refused.forbidden("feedback.refused.handled-it", row.getTicket());
        }
        new Checks().present(said.score(), "score").refuse();
        check(said);
        row.setByCustomer(true);
        if (asksSolved()) {
            return answered(said, customer, at);
        }
        row.setScore(Objects.requireNonNull(said.score()).shortValue());
        row.setComment(said.comment());
        return new FeedbackEvent.Rated(ticket(), at, code(), said.score(), said.comment());
    }

    /** The customer confirmed it by closing the ticket himself; he gave no score. */
    FeedbackEvent confirm(String customer, Instant at) {
        row.setByCustomer(true);
        row.setState(CallbackState.DONE.name());
        row.setDoneAt(at);
        row.setCalledBy(customer);
        row.setReached(true);
        row.setSolved(true);
        return new FeedbackEvent.Answered(
                ticket(), at, code(), FeedbackEvent.Answer.SOLVED, null, null, !at.isAfter(row.getDueAt()));
    }

    private static void check(CallOutcome outcome) {
        var reached = Boolean.TRUE.equals(outcome.reached());
        new Checks()
                .present(outcome.reached(), "reached")
                .that(!reached || outcome.solved() != null, "solved", "shared.required")
                .that(reached || outcome.solved() == null, "solved", "feedback.refused.not-reached")
                .that(reached || outcome.score() == null, "score", "feedback.refused.not-reached")
                .that(
                        outcome.score() == null || (outcome.score() >= 1 && outcome.score() <= 5),
                        "score",
                        "feedback.refused.score")
                .atMost(outcome.comment(), 2_000, "comment")
                .refuse();
    }

    private FeedbackEvent answered(CallOutcome outcome, Actor caller, Instant at) {
        var solved = Objects.requireNonNull(outcome.solved());
        row.setState(CallbackState.DONE.name());
        row.setDoneAt(at);
        row.setCalledBy(caller.login());
        row.setReached(true);
        row.setSolved(solved);
        row.setScore(outcome.score() == null ? null : outcome.score().shortValue());
        row.setComment(outcome.comment());
        var answer = solved ? FeedbackEvent.Answer.SOLVED : FeedbackEvent.Answer.NOT_SOLVED;
        return new FeedbackEvent.Answered(
                ticket(), at, code(), answer, outcome.score(), outcome.comment(), !at.isAfter(row.getDueAt()));
    }

    private FeedbackEvent missed(CallOutcome outcome, Instant at) {
        row.setReached(false);
        if (row.getAttempts() < ATTEMPTS) {
            return new FeedbackEvent.AttemptFailed(ticket(), at, code(), row.getAttempts(), outcome.comment());
        }
        row.setState(CallbackState.UNREACHED.name());
        row.setComment(outcome.comment());
        return new FeedbackEvent.Unreached(ticket(), at, code(), row.getAttempts());
    }

    FeedbackEvent.Superseded supersede(Instant at) {
        row.setState(CallbackState.SUPERSEDED.name());
        return new FeedbackEvent.Superseded(ticket(), at, code());
    }
}
