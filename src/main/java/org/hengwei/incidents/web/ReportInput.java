package org.hengwei.incidents.web;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.PastDeeds;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/incidents}. */
record ReportInput(
        @Nullable String title,
        @Nullable String description,
        @Nullable String project,
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
        @Nullable List<String> configurationItems,
        @Nullable Instant respondedAt,
        @Nullable String assignee,
        @Nullable Instant resolvedAt,
        @Nullable String solution,
        @Nullable String closureCode,
        @Nullable String cause,
        @Nullable Duration workTime) {

    /** What had been done before it was recorded. */
    PastDeeds deeds() {
        return new PastDeeds(
                respondedAt, assignee, resolvedAt, new ResolveIncident(solution, closureCode, cause, workTime));
    }

    ReportIncident report() {
        return new ReportIncident(
                requireNonNullElse(title, ""),
                description,
                requireNonNullElse(project, ""),
                service,
                requester,
                requesterName,
                requesterPhone,
                impact,
                urgency,
                category,
                channel,
                occurredAt,
                openedAt,
                backDatingReason,
                source,
                externalId,
                requireNonNullElse(configurationItems, List.of()));
    }
}
