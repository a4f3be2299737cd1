package org.hengwei.agreements;

import java.time.Instant;
import java.time.LocalDate;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of this room. */
public sealed interface AgreementEvent extends Happened {

    record Drafted(Subject subject, Instant at, int edition, String name) implements AgreementEvent {}

    record Changed(Subject subject, Instant at, int edition, String name) implements AgreementEvent {}

    record Discarded(Subject subject, Instant at, int edition) implements AgreementEvent {}

    record Commenced(
            Subject subject,
            Instant at,
            int edition,
            LocalDate validFrom,
            LocalDate validUntil,
            LocalDate signedOn,
            String signatory)
            implements AgreementEvent {}

    /** Signed although some lines do not fit what is promised to customers. */
    record GapsAccepted(Subject subject, Instant at, int edition, int lines, String reason) implements AgreementEvent {}

    record Superseded(Subject subject, Instant at, int edition, int by, LocalDate lastDay) implements AgreementEvent {}

    record Ended(Subject subject, Instant at, int edition, LocalDate lastDay, String reason)
            implements AgreementEvent {}

    /** A step of escalation was put as it is now; tickets that are open have it watched from now on. */
    record EscalationPut(
            Subject subject,
            Instant at,
            String name,
            TicketType type,
            PromisedClock clock,
            int percent,
            boolean active,
            @Nullable String project,
            @Nullable String agreement,
            @Nullable String priority)
            implements AgreementEvent {}

    record EscalationRemoved(Subject subject, Instant at, String name) implements AgreementEvent {}
}
