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

    /** At or below this the project manager and the supervisor are told. */
    static final int LOW = 2;

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

    Subject incident() {
        return new Subject("incident", row.getIncident());
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
            throw Refused.forbidden("feedback.refused.handled-it", row.getIncident());
        }
        check(outcome);
        row.setAttempts(row.getAttempts() + 1);
        return Boolean.TRUE.equals(outcome.reached()) ? answered(outcome, caller, at) : missed(outcome, at);
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
                incident(), at, code(), answer, outcome.score(), outcome.comment(), !at.isAfter(row.getDueAt()));
    }

    private FeedbackEvent missed(CallOutcome outcome, Instant at) {
        row.setReached(false);
        if (row.getAttempts() < ATTEMPTS) {
            return new FeedbackEvent.AttemptFailed(incident(), at, code(), row.getAttempts(), outcome.comment());
        }
        row.setState(CallbackState.UNREACHED.name());
        row.setComment(outcome.comment());
        return new FeedbackEvent.Unreached(incident(), at, code(), row.getAttempts());
    }

    FeedbackEvent.Superseded supersede(Instant at) {
        row.setState(CallbackState.SUPERSEDED.name());
        return new FeedbackEvent.Superseded(incident(), at, code());
    }
}
