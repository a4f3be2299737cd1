package org.hengwei.feedback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A callback as pages and API show it.
 *
 * @param number e.g. {@code CB-000042}
 * @param ticket number of the incident or request
 * @param resolution number of the resolution within it
 * @param late done after it was due, or still open and over
 * @param byCustomer whether he said it himself, without being called
 * @param moves what the caller may do now
 */
public record CallbackView(
        String number,
        int version,
        String ticket,
        int resolution,
        String title,
        String solution,
        String project,
        @Nullable String customer,
        String resolvedBy,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        Instant resolvedAt,
        Instant dueAt,
        CallbackState state,
        boolean late,
        int attemptCount,
        List<Attempt> attempts,
        @Nullable Instant doneAt,
        @Nullable String calledBy,
        @Nullable Boolean reached,
        @Nullable Boolean solved,
        @Nullable Integer score,
        int fullScore,
        @Nullable String comment,
        boolean byCustomer,
        List<OpenMove> moves) {

    /** The page of what it is about. */
    public String href() {
        return (Tickets.isRequest(ticket) ? "/requests/" : "/incidents/") + ticket;
    }

    public record Attempt(
            Instant at,
            String by,
            String byName,
            boolean reached,
            @Nullable String note) {}

    public record OpenMove(String name, String href, List<String> requires) {}
}
