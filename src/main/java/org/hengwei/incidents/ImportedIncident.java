package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident of another system, as recorded there (H19, H20). Codes stand only where the mapping gave a value; what has none
 * is kept as a label and creates no master data.
 *
 * @param source name of the system or file; with {@code externalId} it is unique
 * @param project code of a project that exists
 * @param priority n stands as Pn as recorded; the matrix is not applied (H8)
 * @param status as of the last row
 * @param resolvedAt null where unknown; such a closed incident is in no metric of resolution
 * @param resolutionMet the outcome the source recorded; null when it says nothing
 * @param states what it went through, in order
 * @param pauses the times it waited, in order
 * @param digest of the content, so that the same content again is skipped
 */
public record ImportedIncident(
        String source,
        String externalId,
        String project,
        String title,
        @Nullable String description,
        IncidentStatus status,
        Channel channel,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable Integer priority,
        @Nullable String category,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String categoryLabel,
        @Nullable String subcategoryLabel,
        @Nullable String teamLabel,
        @Nullable String assigneeLabel,
        @Nullable String requesterLabel,
        @Nullable Instant occurredAt,
        Instant openedAt,
        @Nullable Instant respondedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopenings,
        int reassignments,
        @Nullable Boolean resolutionMet,
        List<State> states,
        List<Pause> pauses,
        String digest) {

    public ImportedIncident {
        states = List.copyOf(states);
        pauses = List.copyOf(pauses);
    }

    /** @param label as the source called it */
    public record State(
            IncidentStatus status, Instant at, @Nullable String label) {}

    /** @param until null while it lasts */
    public record Pause(
            String reason, Instant from, @Nullable Instant until) {}

    /**
     * What became of one.
     *
     * @param number null when rejected
     * @param problem message key of why it was rejected
     */
    public record Outcome(
            String externalId,
            Kind kind,
            @Nullable String number,
            @Nullable String problem) {

        public enum Kind {
            CREATED,
            UPDATED,
            SKIPPED,
            REJECTED
        }
    }
}
