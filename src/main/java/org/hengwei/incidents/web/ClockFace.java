package org.hengwei.incidents.web;

import java.time.Duration;
import java.time.Instant;
import org.hengwei.incidents.ClockState;
import org.hengwei.incidents.IncidentView;
import org.jspecify.annotations.Nullable;

/**
 * A clock as a bar that empties.
 *
 * @param percent of the time that is gone, 0 to 100
 * @param left until due, negative once over; null when nothing runs
 * @param look style of the bar
 */
public record ClockFace(
        ClockState state,
        @Nullable Instant dueAt,
        int percent,
        @Nullable Duration left,
        String look,
        boolean provisional) {

    private static final int NEAR = 80;

    public static ClockFace of(IncidentView.Clock clock, Instant openedAt, Instant now) {
        var percent = percent(clock, openedAt, now);
        var running = clock.state() == ClockState.RUNNING || clock.state() == ClockState.OVERDUE;
        var left = running && clock.dueAt() != null ? Duration.between(now, clock.dueAt()) : null;
        return new ClockFace(
                clock.state(), clock.dueAt(), percent, left, look(clock.state(), percent), clock.provisional());
    }

    private static int percent(IncidentView.Clock clock, Instant openedAt, Instant now) {
        var due = clock.dueAt();
        if (clock.state() == ClockState.PAUSED) {
            return 100;
        }
        if (due == null) {
            return 0;
        }
        var at = clock.metAt() == null ? now : clock.metAt();
        var whole = Math.max(1, Duration.between(openedAt, due).toSeconds());
        return (int) Math.clamp(Duration.between(openedAt, at).toSeconds() * 100 / whole, 0, 100);
    }

    private static String look(ClockState state, int percent) {
        return switch (state) {
            case OVERDUE, MISSED -> "late";
            case PAUSED -> "paused";
            case RUNNING -> percent >= NEAR ? "near" : "";
            case MET, NO_AGREEMENT, CANCELLED -> "";
        };
    }
}
