package org.hengwei.incidents;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * One incident: guards itself and returns its news. It holds its row; each verb checks, changes and answers with what happened,
 * from which the rows of who, when and why are written.
 */
final class Incident {

    private static final Duration FUTURE_ALLOWED = Duration.ofMinutes(5);

    private final IncidentRecord row;

    Incident(IncidentRecord row) {
        this.row = row;
    }

    IncidentRecord row() {
        return row;
    }

    long id() {
        return row.getId();
    }

    Subject subject() {
        return IncidentKey.subject(row.getId());
    }

    IncidentStatus status() {
        return IncidentStatus.valueOf(row.getStatus());
    }

    Tier tier() {
        return Tier.valueOf(row.getTier());
    }

    boolean classified() {
        return row.getClassifiedAt() != null;
    }

    boolean imported() {
        return "IMPORTED".equals(row.getOrigin());
    }

    boolean confirmed() {
        return row.getConfirmation() != null;
    }

    /** Whether a service level applies. */
    boolean promised() {
        return row.getAgreement() != null;
    }

    void promised(String agreement, int edition) {
        row.setAgreement(agreement);
        row.setAgreementVersion(edition);
    }

    /** Whether the standing resolution came in time; null when nothing was promised. */
    @Nullable
    Boolean inTime() {
        return row.getResolutionDueAt() == null || row.getResolvedAt() == null
                ? null
                : Boolean.valueOf(!row.getResolvedAt().isAfter(row.getResolutionDueAt()));
    }

    Whereabouts place() {
        return new Whereabouts(
                row.getProject(),
                row.getCustomer(),
                row.getTeam() == null ? row.getDepartment() : row.getTeam(),
                Stream.of(row.getReporter(), row.getRequester(), row.getAssignee(), row.getVisitor())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    IncidentEvent.Classified classify(int impact, int urgency, int priority, ClassifyIncident facts, Deed deed) {
        IncidentRules.demand(this, IncidentMove.CLASSIFICATION);
        if (classified() && row.getPriority() != priority) {
            throw Refused.field("reason", "incidents.refused.priority-move");
        }
        weigh(impact, urgency, priority);
        taken(deed);
        if (facts.category() != null) {
            row.setCategory(facts.category());
        }
        if (facts.service() != null) {
            row.setService(facts.service());
        }
        if (row.getClassifiedAt() == null) {
            row.setClassifiedAt(deed.at());
        }
        return new IncidentEvent.Classified(
                subject(), deed.at(), impact, urgency, "P" + priority, row.getCategory(), row.getService());
    }

    IncidentEvent.PriorityChanged changePriority(int impact, int urgency, int priority, String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.PRIORITY);
        var before = "P" + row.getPriority();
        weigh(impact, urgency, priority);
        return new IncidentEvent.PriorityChanged(subject(), deed.at(), before, "P" + priority, reason);
    }

    private void weigh(int impact, int urgency, int priority) {
        row.setImpact((short) impact);
        row.setUrgency((short) urgency);
        row.setPriority((short) priority);
    }

    IncidentEvent.Assigned assign(Tier tier, @Nullable String team, @Nullable Person person, Deed deed) {
        IncidentRules.demand(this, IncidentMove.ASSIGNMENT);
        hand(tier, team, person);
        row.setStatus(IncidentStatus.ASSIGNED.name());
        respond(deed);
        return new IncidentEvent.Assigned(subject(), deed.at(), tier, team, row.getAssignee(), row.getAssigneeName());
    }

    IncidentEvent.Accepted accept(Deed deed) {
        IncidentRules.demand(this, IncidentMove.ACCEPTANCE);
        if (!deed.by().login().equals(row.getAssignee())) {
            hand(tier(), row.getTeam(), new Person(deed.by().login(), deed.by().name()));
        }
        row.setStatus(IncidentStatus.IN_PROGRESS.name());
        respond(deed);
        return new IncidentEvent.Accepted(subject(), deed.at(), row.getAssignee(), row.getAssigneeName(), tier());
    }

    /** The dispatch goes back to the desk; that a person had answered stands. */
    IncidentEvent.Rejected reject(String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.REJECTION);
        row.setStatus(IncidentStatus.NEW.name());
        row.setAssignee(null);
        row.setAssigneeName(null);
        row.setTeam(null);
        row.setRejectionCount(row.getRejectionCount() + 1);
        var from = tier();
        row.setTier(Tier.DESK.name());
        return new IncidentEvent.Rejected(subject(), deed.at(), from, reason);
    }

    IncidentEvent.Escalated escalate(
            Tier to, @Nullable String team, @Nullable Person person, String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.ESCALATION);
        IncidentRules.demand(this, IncidentMove.ASSIGNMENT);
        var from = tier();
        if (!to.above(from)) {
            throw Refused.field("tier", "incidents.refused.tier-not-above");
        }
        hand(to, team, person);
        row.setStatus(IncidentStatus.ASSIGNED.name());
        row.setEscalationCount(row.getEscalationCount() + 1);
        respond(deed);
        return new IncidentEvent.Escalated(
                subject(), deed.at(), Escalation.FUNCTIONAL, from, to, reason, team, row.getAssignee());
    }

    IncidentEvent.Escalated alarm(String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.ESCALATION);
        row.setEscalationCount(row.getEscalationCount() + 1);
        return new IncidentEvent.Escalated(
                subject(), deed.at(), Escalation.HIERARCHIC, tier(), tier(), reason, row.getTeam(), row.getAssignee());
    }

    IncidentEvent.Paused pause(String reason, @Nullable String note, Deed deed) {
        IncidentRules.demand(this, IncidentMove.PAUSE);
        row.setStatus(IncidentStatus.PAUSED.name());
        row.setPausedAt(deed.at());
        row.setPauseReason(reason);
        row.setPauseCount(row.getPauseCount() + 1);
        return new IncidentEvent.Paused(subject(), deed.at(), reason, note);
    }

    IncidentEvent.Resumed resume(Deed deed) {
        IncidentRules.demand(this, IncidentMove.RESUMPTION);
        var reason = row.getPauseReason();
        var seconds = endPause(deed.at());
        row.setStatus(IncidentStatus.IN_PROGRESS.name());
        return new IncidentEvent.Resumed(subject(), deed.at(), reason, seconds);
    }

    void endRunningPause(Instant at) {
        if (row.getPausedAt() != null) {
            endPause(at);
        }
    }

    private long endPause(Instant at) {
        var seconds = Duration.between(row.getPausedAt(), at).toSeconds();
        row.setPausedAt(null);
        row.setPauseReason(null);
        row.setPausedSeconds(row.getPausedSeconds() + seconds);
        return seconds;
    }

    /** Resolving an unaccepted incident is also its response, at the same instant (H3); a running pause ends with it. */
    IncidentEvent.Resolved resolve(ResolveIncident how, boolean successful, Deed deed) {
        IncidentRules.demand(this, IncidentMove.RESOLUTION);
        var firstCall = deed.byPerson() && row.getAssignmentCount() == 0 && tier() == Tier.DESK;
        endRunningPause(deed.at());
        taken(deed);
        if (row.getRespondedAt() == null) {
            row.setRespondedAt(deed.at());
        }
        if (row.getAssignee() == null && deed.byPerson()) {
            row.setAssignee(deed.by().login());
            row.setAssigneeName(deed.by().name());
        }
        row.setStatus(IncidentStatus.RESOLVED.name());
        row.setResolvedAt(deed.at());
        row.setResolvedBy(deed.by().login());
        row.setResolvedByName(deed.by().name());
        row.setResolvedTier(row.getTier());
        row.setClosureCode(how.closureCode());
        row.setSuccessful(successful);
        row.setConfirmation(null);
        row.setResolutionCount(row.getResolutionCount() + 1);
        row.setResolution(row.getResolutionCount().longValue());
        return new IncidentEvent.Resolved(
                subject(),
                deed.at(),
                Objects.requireNonNull(how.solution()),
                Objects.requireNonNull(how.closureCode()),
                Objects.requireNonNull(how.cause()),
                (int) Objects.requireNonNull(how.workTime()).toMinutes(),
                tier(),
                deed.by().login(),
                row.getResolutionCount(),
                firstCall,
                successful,
                row.getProject(),
                row.getCustomer(),
                row.getDepartment());
    }

    /** The callback of the standing resolution ended so that the incident may close. */
    IncidentEvent.Confirmed confirm(Confirmation how, int resolution, Deed deed) {
        demandStanding(resolution);
        row.setConfirmation(how.name());
        return new IncidentEvent.Confirmed(subject(), deed.at(), how, resolution);
    }

    IncidentEvent.Closed close(@Nullable String note, Deed deed) {
        IncidentRules.demand(this, IncidentMove.CLOSURE);
        row.setStatus(IncidentStatus.CLOSED.name());
        row.setClosedAt(deed.at());
        return new IncidentEvent.Closed(
                subject(),
                deed.at(),
                row.getConfirmation() == null ? null : Confirmation.valueOf(row.getConfirmation()),
                note);
    }

    /**
     * Back to work. From RESOLVED the resolution did not hold: it is voided and its clock counts as never stopped. From CLOSED
     * the resolution had been agreed to: the time from closure to now is a pause (H4).
     */
    IncidentEvent.Reopened reopen(String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.REOPENING);
        var was = status();
        var voided = was == IncidentStatus.RESOLVED
                ? Integer.valueOf(row.getResolution().intValue())
                : null;
        if (was == IncidentStatus.CLOSED) {
            row.setPausedSeconds(row.getPausedSeconds()
                    + Duration.between(row.getClosedAt(), deed.at()).toSeconds());
        }
        row.setStatus(IncidentStatus.IN_PROGRESS.name());
        row.setReopenCount(row.getReopenCount() + 1);
        row.setClosedAt(null);
        row.setResolvedAt(null);
        row.setResolvedBy(null);
        row.setResolvedByName(null);
        row.setResolvedTier(null);
        row.setResolution(null);
        row.setClosureCode(null);
        row.setSuccessful(null);
        row.setConfirmation(null);
        row.setResolutionMetRecorded(null);
        return new IncidentEvent.Reopened(subject(), deed.at(), reason, was, voided);
    }

    /** "Not solved": only the resolution that stands can be voided. */
    IncidentEvent.Reopened voidResolution(int resolution, String reason, Deed deed) {
        demandStanding(resolution);
        return reopen(reason, deed);
    }

    private void demandStanding(int resolution) {
        if (status() != IncidentStatus.RESOLVED || row.getResolution() != resolution) {
            throw Refused.conflict("incidents.refused.other-resolution");
        }
    }

    IncidentEvent.Cancelled cancel(String reason, @Nullable Long duplicateOf, Deed deed) {
        IncidentRules.demand(this, IncidentMove.CANCELLATION);
        if (duplicateOf != null && duplicateOf == id()) {
            throw Refused.field("duplicateOf", "incidents.refused.own-duplicate");
        }
        row.setStatus(IncidentStatus.CANCELLED.name());
        row.setCancelledAt(deed.at());
        row.setCancellationReason(reason);
        row.setDuplicateOf(duplicateOf);
        return new IncidentEvent.Cancelled(
                subject(), deed.at(), reason, duplicateOf == null ? null : IncidentKey.code(duplicateOf));
    }

    IncidentEvent.Corrected correct(CorrectIncident facts, String reason, Deed deed) {
        IncidentRules.demand(this, IncidentMove.CORRECTION);
        var opened = requireNonNullElse(facts.openedAt(), row.getOpenedAt());
        var occurred = facts.occurredAt() == null ? row.getOccurredAt() : facts.occurredAt();
        checkTimes(occurred, opened, row.getRecordedAt());
        new Checks()
                .that(
                        row.getRespondedAt() == null || !opened.isAfter(row.getRespondedAt()),
                        "openedAt",
                        "incidents.refused.after-response")
                .refuse();
        var moved = !opened.equals(row.getOpenedAt());
        var changes = new ArrayList<String>();
        note(changes, "title", row.getTitle(), facts.title(), () -> row.setTitle(facts.title()));
        note(
                changes,
                "description",
                row.getDescription(),
                facts.description(),
                () -> row.setDescription(facts.description()));
        note(
                changes,
                "requesterName",
                row.getRequesterName(),
                facts.requesterName(),
                () -> row.setRequesterName(facts.requesterName()));
        note(
                changes,
                "requesterPhone",
                row.getRequesterPhone(),
                facts.requesterPhone(),
                () -> row.setRequesterPhone(facts.requesterPhone()));
        note(
                changes,
                "occurredAt",
                row.getOccurredAt(),
                facts.occurredAt(),
                () -> row.setOccurredAt(facts.occurredAt()));
        note(changes, "openedAt", row.getOpenedAt(), facts.openedAt(), () -> row.setOpenedAt(facts.openedAt()));
        if (changes.isEmpty()) {
            throw Refused.invalid("incidents.refused.nothing-changed");
        }
        if (moved && !imported()) {
            afterTheFact(opened, reason);
        }
        return new IncidentEvent.Corrected(subject(), deed.at(), changes, reason);
    }

    /** A corrected time of report says anew whether it was registered late, and then why (H2). */
    private void afterTheFact(Instant opened, String reason) {
        row.setAfterTheFact(opened.isBefore(row.getRecordedAt().minus(Intake.AT_ONCE)));
        if (row.getAfterTheFact() && row.getBackDatingReason() == null) {
            row.setBackDatingReason(reason);
        }
    }

    private static void note(
            ArrayList<String> changes, String field, @Nullable Object before, @Nullable Object after, Runnable change) {
        if (after != null && !after.equals(before)) {
            change.run();
            changes.add(field + ": " + (before == null ? "–" : before) + " → " + after);
        }
    }

    /** The fault begins before it is reported, and nothing is reported after it is recorded (H2). */
    static void checkTimes(@Nullable Instant occurred, Instant opened, Instant recorded) {
        new Checks()
                .that(!opened.isAfter(recorded), "openedAt", "incidents.refused.opened-in-future")
                .that(
                        occurred == null || !occurred.isAfter(opened.plus(FUTURE_ALLOWED)),
                        "occurredAt",
                        "incidents.refused.occurred-after")
                .refuse();
    }

    private void hand(Tier tier, @Nullable String team, @Nullable Person person) {
        row.setTier(tier.name());
        row.setTeam(team);
        row.setAssignee(person == null ? null : person.login());
        row.setAssigneeName(person == null ? null : person.name());
        row.setAssignmentCount(row.getAssignmentCount() + 1);
        if (row.getFirstAssignee() == null) {
            row.setFirstAssignee(row.getAssignee());
        }
    }

    /** From when somebody of the staff has it before his eyes. */
    void taken(Deed deed) {
        if (row.getTakenAt() == null && deed.byPerson() && !deed.by().isContact()) {
            row.setTakenAt(deed.at());
        }
    }

    private void respond(Deed deed) {
        taken(deed);
        if (row.getRespondedAt() == null && deed.byPerson()) {
            row.setRespondedAt(deed.at());
        }
    }
}
