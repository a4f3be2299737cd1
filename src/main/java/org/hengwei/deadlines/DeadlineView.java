package org.hengwei.deadlines;

import java.time.Duration;
import java.time.Instant;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as rooms above copy it into their own rows.
 *
 * @param dueAt null while paused, since nobody knows yet
 * @param pausedFor working time taken out by pauses so far
 * @param provisional reaches a year whose holidays are not known yet (H6)
 */
public record DeadlineView(
        Subject subject,
        String name,
        String calendar,
        Target target,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant metAt,
        DeadlineState state,
        Duration pausedFor,
        boolean provisional) {

    /** Whether it was met in time; null while undecided. */
    public @Nullable Boolean attained() {
        return switch (state) {
            case MET -> true;
            case MISSED -> false;
            case RUNNING, PAUSED, OVERDUE, CANCELLED -> null;
        };
    }
}
