package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault somebody tells us of.
 *
 * @param requester code of the customer's contact or the caller's name as said
 * @param impact 1 (highest) to 4; with urgency it gives the priority; both may be missing, the report then waits in triage
 * @param occurredAt when the fault began
 * @param openedAt when the report reached us, starts the clocks; null for now; earlier needs a reason (H2)
 * @param externalId number in the system it came from; unique within {@code source}
 */
public record ReportIncident(
        String title,
        @Nullable String description,
        String project,
        @Nullable String service,
        @Nullable String requester,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String category,
        @Nullable Channel channel,
        @Nullable Instant occurredAt,
        @Nullable Instant openedAt,
        @Nullable String backDatingReason,
        @Nullable String source,
        @Nullable String externalId,
        List<String> configurationItems) {

    public ReportIncident {
        configurationItems = List.copyOf(configurationItems);
    }
}
