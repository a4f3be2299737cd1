package org.hengwei.customers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface CustomerEvent extends Happened {

    record CustomerAdded(Subject subject, Instant at, String name) implements CustomerEvent {}

    /** @param changed names of the facts that are different now */
    record CustomerChanged(Subject subject, Instant at, List<String> changed) implements CustomerEvent {}

    record ContactAdded(Subject subject, Instant at, long contact) implements CustomerEvent {}

    record ContactChanged(Subject subject, Instant at, long contact, boolean active) implements CustomerEvent {}

    record ContractDrafted(Subject subject, Instant at, String name, String customer) implements CustomerEvent {}

    record ContractChanged(Subject subject, Instant at, List<String> changed) implements CustomerEvent {}

    record ContractSigned(Subject subject, Instant at, LocalDate signedOn) implements CustomerEvent {}

    record ContractCameIntoForce(Subject subject, Instant at, LocalDate endsOn) implements CustomerEvent {}

    /** The system's reminder that somebody has to decide. */
    record RenewalDue(
            Subject subject,
            Instant at,
            LocalDate endsOn,
            @Nullable String owner) implements CustomerEvent {}

    record ContractRenewed(Subject subject, Instant at, String successor) implements CustomerEvent {}

    record ContractNotRenewed(Subject subject, Instant at, String reason) implements CustomerEvent {}

    record ContractTerminated(Subject subject, Instant at, String reason) implements CustomerEvent {}

    record ContractArchived(Subject subject, Instant at) implements CustomerEvent {}

    record ProjectStarted(Subject subject, Instant at, String name, String customer) implements CustomerEvent {}

    record ProjectImported(Subject subject, Instant at, String source) implements CustomerEvent {}

    record ProjectChanged(Subject subject, Instant at, List<String> changed) implements CustomerEvent {}

    record ProjectMoved(Subject subject, Instant at, ProjectState to) implements CustomerEvent {}

    record ProjectMovedFor(Subject subject, Instant at, ProjectState to, String reason) implements CustomerEvent {}

    record MemberJoined(Subject subject, Instant at, String name) implements CustomerEvent {}

    /** Somebody joined, or stands elsewhere in the support line now (R185). */
    record MemberPlaced(Subject subject, Instant at, String name, Tier tier) implements CustomerEvent {}

    record MemberLeft(Subject subject, Instant at, String name) implements CustomerEvent {}

    record QualityContentWritten(Subject subject, Instant at, QualitySection section) implements CustomerEvent {}

    record SourceAdded(Subject subject, Instant at, SourceKind kind, String title) implements CustomerEvent {}

    record ProjectTypeChanged(Subject subject, Instant at, String code, String name) implements CustomerEvent {}

    record VisitRecorded(Subject subject, Instant at, String customer, LocalDate visitedOn, boolean held)
            implements CustomerEvent {}

    record VisitChanged(Subject subject, Instant at, boolean held) implements CustomerEvent {}

    record PaperFiled(Subject subject, Instant at, Filing.Stage stage, String title, LocalDate datedOn)
            implements CustomerEvent {}

    record CostEntered(Subject subject, Instant at, Filing.CostKind kind, String category, BigDecimal amount)
            implements CustomerEvent {}

    record CustomerTrainingPlanned(Subject subject, Instant at, String topic, LocalDate plannedOn)
            implements CustomerEvent {}

    record CustomerTrainingHeld(Subject subject, Instant at, String topic, LocalDate heldOn, int attendees)
            implements CustomerEvent {}

    record VendorServiceSupervised(
            Subject subject, Instant at, String vendor, Filing.Grade technique, Filing.Grade quality)
            implements CustomerEvent {}

    record TalkHeld(Subject subject, Instant at, LocalDate heldOn) implements CustomerEvent {}

    record TalkIntervalSet(Subject subject, Instant at, int days) implements CustomerEvent {}
}
