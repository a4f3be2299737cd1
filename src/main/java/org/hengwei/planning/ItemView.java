package org.hengwei.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the work table (R98).
 *
 * @param responsible department(s) in words, as on paper
 * @param cooperating department(s) in words
 * @param person responsible, in words (a post or a name)
 * @param owner login of whoever is reminded; null until named
 * @param reason why it was cancelled or carried over
 */
public record ItemView(
        long id,
        int position,
        String work,
        String measures,
        String responsible,
        String cooperating,
        String person,
        @Nullable String owner,
        Schedule schedule,
        ItemState state,
        @Nullable String reason,
        List<Instance> instances) {

    /** @param doneAt null while open */
    public record Instance(
            long id,
            String label,
            LocalDate opensOn,
            LocalDate dueOn,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String note) {

        public Look look(LocalDate today) {
            if (doneAt != null) {
                return Look.DONE;
            }
            if (today.isAfter(dueOn)) {
                return Look.OVERDUE;
            }
            if (today.isBefore(opensOn)) {
                return Look.UPCOMING;
            }
            return today.plusDays(14).isBefore(dueOn) ? Look.OPEN : Look.SOON;
        }
    }

    /** How an instance stands today; derived, never stored. */
    public enum Look {
        UPCOMING,
        OPEN,
        SOON,
        OVERDUE,
        DONE
    }

    public long overdue(LocalDate today) {
        return state.settled()
                ? 0
                : instances.stream().filter(i -> i.look(today) == Look.OVERDUE).count();
    }

    public long done() {
        return instances.stream().filter(i -> i.doneAt() != null).count();
    }
}
