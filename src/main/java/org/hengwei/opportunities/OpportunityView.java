package org.hengwei.opportunities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as its reader sees it.
 *
 * @param number e.g. {@code OPP-000007}
 * @param source the record that showed it, as {@code kind:code}
 * @param sourceHref its page; null when no room shows it
 * @param reason why it was rejected
 * @param result what came of it
 * @param late whether it was, or is by now, done later than due
 * @param moves what the caller may do now: CHANGE, ACCEPTANCE, REJECTION, COMPLETION
 */
public record OpportunityView(
        String number,
        int version,
        Origin origin,
        @Nullable String source,
        @Nullable String sourceHref,
        String title,
        String finding,
        @Nullable String proposal,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String owner,
        @Nullable LocalDate dueOn,
        OpportunityState state,
        Instant raisedAt,
        String raisedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String result,
        boolean late,
        List<String> moves) {

    public boolean open(String move) {
        return moves.contains(move);
    }

    public String sourceCode() {
        return source == null ? "" : source.substring(source.indexOf(':') + 1);
    }
}
