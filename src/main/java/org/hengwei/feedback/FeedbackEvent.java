package org.hengwei.feedback;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room; told on the incident, whose timeline shows the calls. */
public sealed interface FeedbackEvent extends Happened {

    record CallbackDue(Subject subject, Instant at, String callback, int resolution, Instant dueAt)
            implements FeedbackEvent {}

    record AttemptFailed(
            Subject subject,
            Instant at,
            String callback,
            int attempt,
            @Nullable String note) implements FeedbackEvent {}

    record Unreached(Subject subject, Instant at, String callback, int attempts) implements FeedbackEvent {}

    record Answered(
            Subject subject,
            Instant at,
            String callback,
            Answer answer,
            @Nullable Integer score,
            @Nullable String comment,
            boolean inTime)
            implements FeedbackEvent {}

    /** The customer gave the score that was missing, himself. */
    record Rated(
            Subject subject,
            Instant at,
            String callback,
            int score,
            @Nullable String comment) implements FeedbackEvent {}

    record LowScore(
            Subject subject,
            Instant at,
            String callback,
            int score,
            String project,
            @Nullable String comment) implements FeedbackEvent {}

    /** What the customer said. */
    enum Answer {
        SOLVED,
        NOT_SOLVED
    }

    record Superseded(Subject subject, Instant at, String callback) implements FeedbackEvent {}
}
