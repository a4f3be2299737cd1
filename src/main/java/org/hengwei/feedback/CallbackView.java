package org.hengwei.feedback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A callback as pages and API show it.
 *
 * @param number e.g. {@code CB-000042}
 * @param resolution number of the resolution within its incident
 * @param late done after it was due, or still open and over
 * @param moves what the caller may do now
 */
public record CallbackView(
        String number,
        int version,
        String incident,
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
        List<OpenMove> moves) {

    public record Attempt(
            Instant at,
            String by,
            String byName,
            boolean reached,
            @Nullable String note) {}

    public record OpenMove(String name, String href, List<String> requires) {}
}
