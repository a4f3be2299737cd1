package org.hengwei.desk;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One shift, or the same shift on many days, in the company's zone.
 *
 * @param project code when the duty is for one project only
 * @param to not after {@code from} means the next day; both the same is a whole day
 * @param until the last day; null for {@code day} alone
 * @param weekdays on which; empty for all
 */
public record PlanDuty(
        @Nullable DutyPost post,
        @Nullable String project,
        @Nullable String login,
        @Nullable LocalDate day,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable LocalDate until,
        @Nullable Set<DayOfWeek> weekdays,
        @Nullable String note) {

    boolean on(LocalDate which) {
        return weekdays == null || weekdays.isEmpty() || weekdays.contains(which.getDayOfWeek());
    }
}
