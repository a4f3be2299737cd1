package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident of ours whose story is already known, for filling a house with history: a demonstration or a measurement.
 *
 * @param assignee login of who had it in hand last; null for one nobody has
 * @param respondedAt null while nobody answered
 * @param solution null while it is not resolved
 * @param confirmed whether its callback said solved; then it is closed at {@code closedAt}
 */
public record PastIncident(
        String title,
        String description,
        String project,
        @Nullable String service,
        @Nullable String category,
        Channel channel,
        int impact,
        int urgency,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        Tier tier,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable Instant occurredAt,
        Instant openedAt,
        @Nullable Instant respondedAt,
        List<Pause> pauses,
        @Nullable Solution solution,
        boolean confirmed,
        @Nullable Instant closedAt) {

    public PastIncident {
        pauses = List.copyOf(pauses);
    }

    /** @param reason code of the catalogue */
    public record Pause(String reason, Instant from, Instant until) {}

    public record Solution(String text, String closureCode, String cause, int workMinutes, Instant resolvedAt) {}
}
