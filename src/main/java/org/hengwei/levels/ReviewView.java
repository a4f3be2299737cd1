package org.hengwei.levels;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as its reader sees it.
 *
 * @param number e.g. {@code SLR-000007}
 * @param periodUntil last day of the period
 * @param attainment by type of ticket, live, and as reviewed once it is finished; empty in lists
 * @param late whether it was, or is by now, finished later than due
 * @param document number of the report it was put on; null when it was not
 * @param mayReview whether the caller may write, finish and cancel it
 */
public record ReviewView(
        String number,
        int version,
        String agreement,
        String agreementName,
        @Nullable String customer,
        List<String> projects,
        LocalDate periodFrom,
        LocalDate periodUntil,
        LocalDate dueOn,
        ReviewState state,
        @Nullable String responsible,
        @Nullable LocalDate heldOn,
        @Nullable String participants,
        @Nullable String cause,
        @Nullable String improvement,
        @Nullable LocalDate nextDueOn,
        Instant openedAt,
        String openedBy,
        @Nullable Instant finishedAt,
        @Nullable String finishedBy,
        @Nullable LocalDate confirmedOn,
        @Nullable String confirmedBy,
        @Nullable String reason,
        @Nullable String document,
        List<Attainment> attainment,
        boolean late,
        boolean mayReview) {

    public boolean open() {
        return state == ReviewState.OPEN;
    }

    /** How many tickets missed something, live. */
    public long missed() {
        return attainment.stream().mapToLong(one -> one.live().missed()).sum();
    }
}
