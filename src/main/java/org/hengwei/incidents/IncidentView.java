package org.hengwei.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.customers.ServiceMode;
import org.jspecify.annotations.Nullable;

/**
 * An incident as others and the pages may see it; also its JSON.
 *
 * @param number e.g. {@code INC-000042}
 * @param priority P1 (highest) to P4; null while it waits in triage
 * @param tier where it lies now (R185)
 * @param care what stands around it: relatives, hands it went through, urging, evaluation
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
        Care care,
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

    /**
     * What stands around it. A customer's contact sees only what is his own.
     *
     * @param afterTheFact registered so long after it was reported that the reason had to be given
     * @param merged whether it ended as a duplicate of another
     * @param parent number of the incident it hangs under
     * @param urgings newest first
     * @param serviceMode how the project was served when it was reported (R167); null when not known
     * @param takenAt from when somebody of the staff had it before his eyes
     * @param visits on site, newest first
     * @param reviews of a major incident, newest first
     * @param handOvers who had it when, each dispatch with when it came back
     */
    public record Care(
            boolean afterTheFact,
            @Nullable Major major,
            @Nullable String parent,
            List<Relative> children,
            List<Relative> duplicates,
            boolean merged,
            int urgeCount,
            List<Urging> urgings,
            List<HandOver> handOvers,
            @Nullable Evaluation evaluation,
            @Nullable ServiceMode serviceMode,
            @Nullable Instant takenAt,
            List<Visit> visits,
            List<Review> reviews) {

        /** For a reader from outside: nothing of other incidents and of the company's own judgement. */
        Care ofCustomer() {
            return new Care(
                    afterTheFact,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    merged,
                    urgeCount,
                    List.of(),
                    List.of(),
                    null,
                    serviceMode,
                    takenAt,
                    visits,
                    List.of());
        }
    }

    public record Major(Instant at, String by, String reason) {}

    public record Relative(
            String number,
            String title,
            IncidentStatus status,
            String project,
            @Nullable String requesterName,
            @Nullable String requesterPhone,
            Instant openedAt) {}

    public record Urging(
            Instant at,
            String by,
            UrgingSide side,
            @Nullable String note) {}

    /**
     * An engineer sent to the customer's site.
     *
     * @param number of the visit within its incident, from 1
     * @param travelTime from departure to arrival
     * @param moves its next stations
     */
    public record Visit(
            int number,
            String engineer,
            String engineerName,
            String reason,
            Instant dispatchedAt,
            @Nullable Instant departedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant leftAt,
            @Nullable Duration travelTime,
            @Nullable Duration onSiteTime,
            @Nullable String result,
            @Nullable Instant cancelledAt,
            @Nullable String cancelledReason,
            List<OpenMove> moves) {}

    /** @param act ASSIGNED, ACCEPTED, REJECTED or ESCALATED */
    public record HandOver(
            String act,
            Instant at,
            String by,
            Tier tier,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String reason,
            @Nullable Instant returnedAt) {}

    public record Evaluation(
            Instant at,
            String by,
            boolean classificationRight,
            @Nullable String rightCategory,
            boolean effective,
            int score,
            @Nullable String comment) {}

    /**
     * Looking back on a major incident.
     *
     * @param resolution number of the resolution it follows
     * @param state DUE, DONE or CANCELLED
     * @param late done after it was due, or still open and over
     */
    public record Review(
            int resolution,
            String state,
            Instant dueAt,
            boolean late,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String cause,
            @Nullable String timeline,
            @Nullable String measures) {}

    /** A move the caller may make now: {@code POST href} with at least the inputs {@code requires}. */
    public record OpenMove(String name, String href, List<String> requires) {}
}
