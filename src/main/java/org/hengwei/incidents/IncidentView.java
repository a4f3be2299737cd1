package org.hengwei.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as others and the pages may see it; also its JSON.
 *
 * @param number e.g. {@code INC-000042}
 * @param priority P1 (highest) to P4; null while it waits in triage
 * @param tier where it lies now (R185)
 * @param resolution the clock, see {@link #resolutions} for what was done
 * @param moves what the caller may do now
 */
public record IncidentView(
        String number,
        int version,
        String title,
        String description,
        IncidentStatus status,
        @Nullable String priority,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String service,
        @Nullable String category,
        @Nullable String subcategory,
        List<String> configurationItems,
        Channel channel,
        @Nullable String requester,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        String reporter,
        String reporterName,
        Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable Instant occurredAt,
        Instant openedAt,
        Instant recordedAt,
        @Nullable String backDatingReason,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable Instant closedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancellationReason,
        @Nullable String duplicateOf,
        @Nullable String agreement,
        Clock response,
        Clock resolution,
        @Nullable Boolean resolutionMetRecorded,
        @Nullable Confirmation confirmation,
        int reopenCount,
        int assignmentCount,
        String origin,
        @Nullable String source,
        @Nullable String externalId,
        List<Pause> pauses,
        List<Resolution> resolutions,
        List<OpenMove> moves) {

    /**
     * One of the two promises.
     *
     * @param dueAt null when no service level applies
     * @param pausedFor sum of all pauses so far, the running one included
     * @param provisional computed without the holidays of a year not yet known (H6)
     */
    public record Clock(
            @Nullable Instant dueAt,
            @Nullable Instant metAt,
            ClockState state,
            @Nullable Duration pausedFor,
            boolean provisional) {}

    public record Pause(
            String reason,
            @Nullable String note,
            Instant from,
            String by,
            @Nullable Instant until,
            @Nullable String resumedBy) {}

    /** @param number of the resolution within its incident, from 1 */
    public record Resolution(
            int number,
            String solution,
            String closureCode,
            String cause,
            Duration workTime,
            Instant resolvedAt,
            String resolvedBy,
            Tier tier,
            boolean firstCall,
            @Nullable Instant voidedAt,
            @Nullable String voidedReason) {}

    /** A move the caller may make now: {@code POST href} with at least the inputs {@code requires}. */
    public record OpenMove(String name, String href, List<String> requires) {}
}
