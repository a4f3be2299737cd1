package org.hengwei.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a due time came about, day by day, for a person to check.
 *
 * @param promised working time that the target gives
 * @param passed working time counted so far, pauses taken out
 * @param days the days from start to due (or now, while paused); at most sixty
 */
public record Explanation(
        DeadlineView deadline,
        Duration promised,
        Duration passed,
        List<Day> days,
        List<PauseView> pauses,
        List<EarlierPromise> earlier) {

    /**
     * @param kind HOLIDAY, MAKEUP_WORKDAY, WORKDAY or CLOSED
     * @param hours as in the calendar; empty when closed
     * @param counted working time that counts on this day
     */
    public record Day(LocalDate date, String kind, String hours, Duration paused, Duration counted) {}

    public record PauseView(
            String reason,
            Instant from,
            @Nullable Instant until,
            String startedBy,
            @Nullable String endedBy) {}
}
