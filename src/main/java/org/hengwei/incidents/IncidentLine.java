package org.hengwei.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident as a line of a list. */
public record IncidentLine(
        String number,
        int version,
        String title,
        IncidentStatus status,
        @Nullable String priority,
        String project,
        @Nullable String customer,
        Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable String requesterName,
        Channel channel,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        IncidentView.Clock response,
        IncidentView.Clock resolution,
        int reopenCount,
        boolean major,
        int urgeCount,
        String origin,
        @Nullable String externalId) {}
