package org.hengwei.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.incidents.db.PauseRecord;
import org.hengwei.incidents.db.ResolutionRecord;
import org.jspecify.annotations.Nullable;

/** Turns rows into what may be seen. */
final class IncidentViews {

    private IncidentViews() {}

    static IncidentView of(
            Incident incident,
            List<PauseRecord> pauses,
            List<ResolutionRecord> resolutions,
            IncidentView.Care care,
            List<IncidentView.OpenMove> moves,
            @Nullable Duration pausedFor,
            Instant now) {
        var row = incident.row();
        return new IncidentView(
                incident.subject().code(),
                row.getVersion(),
                row.getTitle(),
                row.getDescription(),
                incident.status(),
                priority(row.getPriority()),
                integer(row.getImpact()),
                integer(row.getUrgency()),
                row.getProject(),
                row.getCustomer(),
                row.getDepartment(),
                row.getService(),
                row.getCategory() == null ? row.getCategoryLabel() : row.getCategory(),
                row.getSubcategory() == null ? row.getSubcategoryLabel() : row.getSubcategory(),
                Arrays.asList(row.getConfigurationItems()),
                Channel.valueOf(row.getChannel()),
                row.getRequester(),
                row.getRequesterName() == null ? row.getRequesterLabel() : row.getRequesterName(),
                row.getRequesterPhone(),
                row.getReporter(),
                row.getReporterName(),
                incident.tier(),
                row.getTeam() == null ? row.getTeamLabel() : row.getTeam(),
                row.getAssignee(),
                row.getAssigneeName() == null ? row.getAssigneeLabel() : row.getAssigneeName(),
                row.getOccurredAt(),
                row.getOpenedAt(),
                row.getRecordedAt(),
                row.getBackDatingReason(),
                row.getResolvedAt(),
                row.getResolvedBy(),
                row.getClosedAt(),
                row.getCancelledAt(),
                row.getCancellationReason(),
                row.getDuplicateOf() == null ? null : IncidentKey.code(row.getDuplicateOf()),
                row.getAgreement(),
                response(row, now),
                resolution(row, pausedFor == null ? pausedFor(row, now) : pausedFor, now),
                row.getResolutionMetRecorded(),
                row.getConfirmation() == null ? null : Confirmation.valueOf(row.getConfirmation()),
                row.getReopenCount(),
                row.getAssignmentCount(),
                row.getOrigin(),
                row.getSource(),
                row.getExternalId(),
                pauses.stream().map(IncidentViews::pause).toList(),
                resolutions.stream().map(IncidentViews::resolution).toList(),
                care,
                moves);
    }

    static IncidentView.Clock response(IncidentRecord row, Instant now) {
        var state = state(row.getResponseState(), row.getResponseDueAt(), now);
        return new IncidentView.Clock(row.getResponseDueAt(), row.getRespondedAt(), state, null, row.getProvisional());
    }

    static IncidentView.Clock resolution(IncidentRecord row, Instant now) {
        return resolution(row, pausedFor(row, now), now);
    }

    private static IncidentView.Clock resolution(IncidentRecord row, Duration pausedFor, Instant now) {
        var state = state(row.getResolutionState(), row.getResolutionDueAt(), now);
        return new IncidentView.Clock(
                row.getResolutionDueAt(), row.getResolvedAt(), state, pausedFor, row.getProvisional());
    }

    /** A clock is copied as running; that its time is over is seen when looking. */
    private static ClockState state(String copied, @Nullable Instant due, Instant now) {
        var state = ClockState.valueOf(copied);
        return state == ClockState.RUNNING && due != null && now.isAfter(due) ? ClockState.OVERDUE : state;
    }

    private static Duration pausedFor(IncidentRecord row, Instant now) {
        var ended = Duration.ofSeconds(row.getPausedSeconds());
        return row.getPausedAt() == null ? ended : ended.plus(Duration.between(row.getPausedAt(), now));
    }

    static IncidentLine line(IncidentRecord row, Instant now) {
        return new IncidentLine(
                IncidentKey.code(row.getId()),
                row.getVersion(),
                row.getTitle(),
                IncidentStatus.valueOf(row.getStatus()),
                priority(row.getPriority()),
                row.getProject(),
                row.getCustomer(),
                Tier.valueOf(row.getTier()),
                row.getTeam() == null ? row.getTeamLabel() : row.getTeam(),
                row.getAssignee(),
                row.getAssigneeName() == null ? row.getAssigneeLabel() : row.getAssigneeName(),
                row.getRequesterName() == null ? row.getRequesterLabel() : row.getRequesterName(),
                Channel.valueOf(row.getChannel()),
                row.getOpenedAt(),
                row.getResolvedAt(),
                row.getClosedAt(),
                response(row, now),
                resolution(row, now),
                row.getReopenCount(),
                row.getMajor(),
                row.getUrgeCount(),
                row.getOrigin(),
                row.getExternalId());
    }

    static @Nullable String priority(@Nullable Short value) {
        return value == null ? null : "P" + value;
    }

    private static @Nullable Integer integer(@Nullable Short value) {
        return value == null ? null : Integer.valueOf(value);
    }

    private static IncidentView.Pause pause(PauseRecord row) {
        return new IncidentView.Pause(
                row.getReason(),
                row.getNote(),
                row.getPausedAt(),
                row.getPausedBy(),
                row.getResumedAt(),
                row.getResumedBy());
    }

    private static IncidentView.Resolution resolution(ResolutionRecord row) {
        return new IncidentView.Resolution(
                row.getOrdinal(),
                row.getSolution(),
                row.getClosureCode(),
                row.getCause(),
                Duration.ofMinutes(row.getWorkMinutes()),
                row.getResolvedAt(),
                row.getResolvedBy(),
                Tier.valueOf(row.getTier()),
                row.getFirstCall(),
                row.getVoidedAt(),
                row.getVoidedReason());
    }
}
