package org.hengwei.agreements;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket kept what was promised.
 *
 * @param agreement number; null when nothing was agreed
 * @param closedAt null while it is open
 * @param missed the promised times it missed; empty when it kept them or may still
 * @param href its page
 */
public record Outcome(
        Subject ticket,
        String title,
        String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String agreement,
        @Nullable Integer edition,
        @Nullable String priority,
        @Nullable Instant closedAt,
        List<Missed> missed,
        String href) {

    /** @param doneAt null while it is not done yet */
    public record Missed(
            PromisedClock clock, Instant dueAt, @Nullable Instant doneAt) {}
}
