package org.hengwei.incidents;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Actor;
import org.jspecify.annotations.Nullable;

/** Makes the row of an imported incident: what its source recorded, and nothing we would have done ourselves. */
final class ImportedRow {

    private ImportedRow() {}

    static Incident of(ImportedIncident one, long id, IncidentImports.Place place, Actor actor, Instant now) {
        var row = new IncidentRecord();
        row.setId(id);
        row.setVersion(1);
        row.setOrigin("IMPORTED");
        row.setActedHere(false);
        row.setSource(one.source());
        row.setExternalId(one.externalId());
        row.setImportDigest(one.digest());
        row.setTitle(one.title());
        row.setDescription(requireNonNullElse(one.description(), ""));
        row.setChannel(one.channel().name());
        row.setProject(place.project());
        row.setCustomer(place.customer());
        row.setDepartment(place.department());
        row.setReporter(actor.login());
        row.setReporterName(actor.name());
        row.setConfigurationItems(new String[0]);
        row.setTier(Tier.DESK.name());
        Intake.counters(row);
        weight(row, one, now);
        labels(row, one);
        times(row, one, now);
        return new Incident(row);
    }

    private static void weight(IncidentRecord row, ImportedIncident one, Instant now) {
        row.setImpact(small(one.impact()));
        row.setUrgency(small(one.urgency()));
        row.setPriority(small(one.priority()));
        row.setClassifiedAt(one.priority() == null ? null : now);
        row.setReopenCount(one.reopenings());
        row.setAssignmentCount(one.reassignments());
    }

    private static @Nullable Short small(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }

    private static void labels(IncidentRecord row, ImportedIncident one) {
        row.setCategory(one.category());
        row.setTeam(one.team());
        row.setAssignee(one.assignee());
        row.setCategoryLabel(one.categoryLabel());
        row.setSubcategoryLabel(one.subcategoryLabel());
        row.setTeamLabel(one.teamLabel());
        row.setAssigneeLabel(one.assigneeLabel());
        row.setRequesterLabel(one.requesterLabel());
    }

    private static void times(IncidentRecord row, ImportedIncident one, Instant now) {
        var status = one.status();
        row.setStatus(status.name());
        row.setOccurredAt(one.occurredAt());
        row.setOpenedAt(one.openedAt());
        row.setRecordedAt(now);
        row.setRespondedAt(one.respondedAt());
        if (status == IncidentStatus.RESOLVED || status == IncidentStatus.CLOSED) {
            row.setResolvedAt(one.resolvedAt());
            row.setResolutionMetRecorded(one.resolvedAt() == null ? null : one.resolutionMet());
        }
        row.setClosedAt(status == IncidentStatus.CLOSED ? one.closedAt() : null);
        row.setCancelledAt(
                status == IncidentStatus.CANCELLED ? requireNonNullElse(one.closedAt(), one.openedAt()) : null);
        pauses(row, one, now);
    }

    private static void pauses(IncidentRecord row, ImportedIncident one, Instant now) {
        var seconds = one.pauses().stream()
                .filter(pause -> pause.until() != null)
                .mapToLong(
                        pause -> Duration.between(pause.from(), pause.until()).toSeconds())
                .sum();
        row.setPausedSeconds(seconds);
        row.setPauseCount(one.pauses().size());
        if (one.status() == IncidentStatus.PAUSED) {
            var last = one.pauses().isEmpty() ? null : one.pauses().getLast();
            row.setPausedAt(last == null ? now : last.from());
            row.setPauseReason(last == null ? "IMPORTED" : last.reason());
        }
    }
}
