package org.hengwei.deadlines;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of this room. */
public sealed interface DeadlineEvent extends Happened {

    /**
     * @param percent of the target that has passed
     * @param before the percentage last told of, 0 when none was; several may be passed at once
     */
    record Near(Subject subject, Instant at, String name, int percent, Instant dueAt, int before)
            implements DeadlineEvent {

        /** Whether one of these percentages was reached just now. */
        public boolean reached(List<Integer> percentages) {
            return percentages.stream().anyMatch(one -> one > before && one <= percent);
        }
    }

    record Missed(Subject subject, Instant at, String name, Instant dueAt) implements DeadlineEvent {}

    /** The promise was rebuilt; the earlier one stays readable (H5). */
    record Rebuilt(
            Subject subject, Instant at, String name, Target before, Target after, Instant startedAt, String reason)
            implements DeadlineEvent {}

    /**
     * The calendar changed beneath it, so it is due at another time; rooms that copied the due time copy it again.
     *
     * @param reason of the edit, or the years whose notice was loaded
     */
    record Recomputed(
            Subject subject,
            Instant at,
            String name,
            @Nullable Instant before,
            @Nullable Instant after,
            String reason) implements DeadlineEvent {}

    record CalendarChanged(Subject subject, Instant at, String reason, int rebuilt) implements DeadlineEvent {}

    record HolidaysLoaded(Subject subject, Instant at, String years, int days, int rebuilt) implements DeadlineEvent {}
}
