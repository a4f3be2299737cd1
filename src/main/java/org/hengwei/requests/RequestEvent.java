package org.hengwei.requests;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface RequestEvent extends Happened {

    /** News the customer may read as well. */
    sealed interface Told extends RequestEvent {
        @Override
        default Audience audience() {
            return Audience.CUSTOMER;
        }
    }

    record Drafted(Subject subject, Instant at, String title) implements Told {}

    record Changed(Subject subject, Instant at, String title) implements Told {}

    /** @param item code of the item; null when somebody has to say yet what it is */
    record Submitted(
            Subject subject,
            Instant at,
            String title,
            @Nullable String item,
            String project,
            @Nullable String customer) implements Told {}

    record Classified(Subject subject, Instant at, String item, int edition) implements RequestEvent {}

    record Approved(Subject subject, Instant at) implements Told {}

    record Rejected(Subject subject, Instant at, String reason) implements Told {}

    /** Whoever asked for approval took it back; it is a draft again. */
    record TakenBack(Subject subject, Instant at, String reason) implements Told {}

    record FulfilmentBegun(
            Subject subject, Instant at, @Nullable Instant dueAt) implements Told {}

    record Prioritised(
            Subject subject, Instant at, @Nullable String before, String after, String reason)
            implements RequestEvent {}

    record Assigned(Subject subject, Instant at, String assignee, String name) implements RequestEvent {}

    record TaskDone(
            Subject subject,
            Instant at,
            int place,
            String task,
            @Nullable String note) implements RequestEvent {}

    /** What is noted of a pause is for the house only, like the note itself. */
    record Paused(
            Subject subject,
            Instant at,
            String reason,
            @Nullable String note) implements RequestEvent {}

    record Resumed(Subject subject, Instant at) implements RequestEvent {}

    /** The customer gave what it waited for. */
    record Replied(Subject subject, Instant at, String text) implements Told {}

    /** @param count how often so far, this time included */
    record Urged(
            Subject subject,
            Instant at,
            UrgingSide side,
            String by,
            int count,
            @Nullable String note) implements Told {}

    /** @param fulfilment which fulfilment of the request, from 1; another follows a reopening */
    record Fulfilled(
            Subject subject,
            Instant at,
            String result,
            int fulfilment,
            String fulfilledBy,
            String project,
            @Nullable String customer,
            @Nullable String department)
            implements Told {}

    record Closed(
            Subject subject,
            Instant at,
            boolean confirmed,
            @Nullable String note,
            boolean byCustomer,
            String closedBy) implements Told {}

    /** @param voided the fulfilment that did not hold */
    record Reopened(Subject subject, Instant at, String reason, int voided) implements Told {}

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
            int percent,
            List<String> told,
            boolean moved,
            @Nullable String team,
            @Nullable String assigneeName)
            implements RequestEvent {

        @Override
        public String word() {
            return moved ? "requests.EscalatedByRuleAndGiven" : "requests.EscalatedByRule";
        }
    }

    /** Its clock was worked out anew; targets and due times before and after (H5). */
    record ClocksRepaired(
            Subject subject,
            Instant at,
            String reason,
            @Nullable String agreementBefore,
            @Nullable String targetBefore,
            @Nullable Instant dueBefore,
            @Nullable String agreement,
            @Nullable String target,
            @Nullable Instant dueAt)
            implements RequestEvent {}

    record Cancelled(Subject subject, Instant at, String reason) implements Told {}
}
