package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. What a customer may read in the timeline says so. */
public sealed interface IncidentEvent extends Happened {

    record Reported(
            Subject subject,
            Instant at,
            String title,
            Channel channel,
            String project,
            @Nullable String requester,
            @Nullable String backDatingReason)
            implements ForCustomer {}

    record Classified(
            Subject subject,
            Instant at,
            int impact,
            int urgency,
            String priority,
            @Nullable String category,
            @Nullable String service)
            implements IncidentEvent {}

    record PriorityChanged(Subject subject, Instant at, String before, String after, String reason)
            implements IncidentEvent {}

    record Assigned(
            Subject subject,
            Instant at,
            Tier tier,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String assigneeName)
            implements IncidentEvent {}

    record Accepted(Subject subject, Instant at, String assignee, String assigneeName, Tier tier)
            implements ForCustomer {}

    record Rejected(Subject subject, Instant at, Tier tier, String reason) implements IncidentEvent {}

    record Escalated(
            Subject subject,
            Instant at,
            Escalation kind,
            Tier from,
            Tier to,
            String reason,
            @Nullable String team,
            @Nullable String assignee)
            implements IncidentEvent {}

    record Paused(
            Subject subject,
            Instant at,
            String reason,
            @Nullable String note) implements IncidentEvent {}

    record Resumed(Subject subject, Instant at, String reason, long pausedSeconds) implements IncidentEvent {}

    /** Each resolution is numbered within its incident, and called back on its own (H4). */
    record Resolved(
            Subject subject,
            Instant at,
            String solution,
            String closureCode,
            String cause,
            int workMinutes,
            Tier tier,
            String resolvedBy,
            int resolution,
            boolean firstCall,
            boolean successful,
            String project,
            @Nullable String customer,
            @Nullable String department)
            implements ForCustomer {}

    record Confirmed(Subject subject, Instant at, Confirmation how, int resolution) implements IncidentEvent {}

    record Closed(
            Subject subject,
            Instant at,
            @Nullable Confirmation confirmation,
            @Nullable String note) implements ForCustomer {}

    record Reopened(
            Subject subject,
            Instant at,
            String reason,
            IncidentStatus was,
            @Nullable Integer voided) implements ForCustomer {}

    record Cancelled(
            Subject subject,
            Instant at,
            String reason,
            @Nullable String duplicateOf) implements ForCustomer {}

    record Corrected(Subject subject, Instant at, List<String> changes, String reason) implements IncidentEvent {}

    /** A rule found somebody; nobody has answered by that. */
    record AssignedByRule(
            Subject subject,
            Instant at,
            long rule,
            Tier tier,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String assigneeName)
            implements IncidentEvent {}

    record RulePut(
            Subject subject,
            Instant at,
            long rule,
            RuleHow how,
            Tier tier,
            @Nullable String category,
            @Nullable String team,
            @Nullable String assignee,
            boolean active)
            implements IncidentEvent {}

    record RuleRemoved(Subject subject, Instant at, long rule) implements IncidentEvent {}

    record Dispatched(Subject subject, Instant at, int visit, String engineer, String name, String reason)
            implements ForCustomer {}

    record Departed(Subject subject, Instant at, int visit, String name) implements ForCustomer {}

    record Arrived(Subject subject, Instant at, int visit, String name) implements ForCustomer {}

    record LeftSite(Subject subject, Instant at, int visit, String name, String result) implements ForCustomer {}

    record VisitCancelled(Subject subject, Instant at, int visit, String name, String reason) implements ForCustomer {}

    /** A duplicate ended; its customer is not told the number of another's incident. */
    record Merged(
            Subject subject,
            Instant at,
            String into,
            @Nullable String reason) implements IncidentEvent {}

    record Absorbed(
            Subject subject,
            Instant at,
            String duplicate,
            @Nullable String requester,
            String title) implements IncidentEvent {}

    record ParentSet(Subject subject, Instant at, String parent) implements IncidentEvent {}

    record ParentLeft(Subject subject, Instant at, String parent) implements IncidentEvent {}

    record ChildGained(Subject subject, Instant at, String child, String title) implements IncidentEvent {}

    record ChildrenResolved(Subject subject, Instant at, List<String> children) implements IncidentEvent {}

    record MajorDeclared(Subject subject, Instant at, String reason) implements IncidentEvent {}

    record MajorLifted(Subject subject, Instant at, String reason) implements IncidentEvent {}

    /** @param count how often so far, this time included */
    record Urged(
            Subject subject,
            Instant at,
            UrgingSide side,
            String by,
            int count,
            @Nullable String note) implements ForCustomer {}

    record Evaluated(
            Subject subject,
            Instant at,
            String by,
            boolean classificationRight,
            @Nullable String rightCategory,
            boolean effective,
            int score,
            @Nullable String comment)
            implements IncidentEvent {}

    /**
     * A step of escalation was taken.
     *
     * @param told logins
     * @param moved whether it changed hands
     */
    record EscalatedByRule(
            Subject subject,
            Instant at,
            String rule,
            PromisedClock clock,
            int percent,
            List<String> told,
            boolean moved,
            Tier from,
            Tier to,
            @Nullable String team,
            @Nullable String assigneeName)
            implements IncidentEvent {

        /** Only what went another way needs other words. */
        @Override
        public String word() {
            return moved ? "incidents.EscalatedByRuleAndGiven" : "incidents.EscalatedByRule";
        }
    }

    /**
     * A major incident was looked back on.
     *
     * @param late after its 48 hours were over
     */
    record Reviewed(Subject subject, Instant at, int resolution, String cause, String measures, boolean late)
            implements IncidentEvent {}

    record Imported(Subject subject, Instant at, String source, String externalId, IncidentStatus status)
            implements IncidentEvent {}

    record ImportUpdated(Subject subject, Instant at, String source, String externalId, IncidentStatus status)
            implements IncidentEvent {}

    /** The clocks were worked out anew, and stand otherwise than before (H5). */
    record ClocksRepaired(
            Subject subject,
            Instant at,
            String reason,
            @Nullable String agreementBefore,
            @Nullable Instant responseDueBefore,
            @Nullable Instant resolutionDueBefore,
            String resolutionBefore,
            @Nullable String agreementAfter,
            @Nullable Instant responseDueAfter,
            @Nullable Instant resolutionDueAfter,
            String resolutionAfter)
            implements IncidentEvent {}

    /** News a customer's contact sees in the timeline of his own incidents. */
    sealed interface ForCustomer extends IncidentEvent {
        @Override
        default Audience audience() {
            return Audience.CUSTOMER;
        }
    }
}
