package org.hengwei.incidents;

import java.time.Instant;
import java.util.List;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.ServiceLevel;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Span;
import org.hengwei.deadlines.Target;
import org.hengwei.incidents.db.IncidentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a service level would have demanded of an incident whose story is over: due times with its pauses taken out, and whether
 * they were kept. It stands beside what another system recorded (H19), and starts no clock.
 */
@Component
class PastPromises {

    private final Agreements agreements;
    private final Deadlines deadlines;

    PastPromises(Agreements agreements, Deadlines deadlines) {
        this.agreements = agreements;
        this.deadlines = deadlines;
    }

    /**
     * Does nothing while the incident is open.
     *
     * @param pauses those that stop the clock
     */
    void reckon(IncidentRecord row, List<Span> pauses) {
        var status = IncidentStatus.valueOf(row.getStatus());
        if (status.open() || status == IncidentStatus.CANCELLED) {
            return;
        }
        var priority = row.getPriority() == null ? null : "P" + Math.min(row.getPriority(), 4);
        agreements
                .levelFor(row.getProject(), row.getService(), priority, row.getOpenedAt())
                .ifPresentOrElse(level -> reckon(row, level, pauses), () -> none(row));
    }

    private void reckon(IncidentRecord row, ServiceLevel level, List<Span> pauses) {
        row.setAgreement(level.agreement());
        row.setAgreementVersion(level.edition());
        var resolution = due(row, Promises.RESOLUTION, level, level.resolution(), pauses);
        row.setResolutionDueAt(resolution.dueAt());
        row.setResolutionState(outcome(row.getResolvedAt(), resolution.dueAt()).name());
        row.setProvisional(resolution.provisional());
        response(row, level);
    }

    /** When it was answered is often not recorded elsewhere; then nothing is said of it. */
    private void response(IncidentRecord row, ServiceLevel level) {
        if (row.getRespondedAt() == null) {
            row.setResponseDueAt(null);
            row.setResponseState(ClockState.NO_AGREEMENT.name());
            return;
        }
        var response = due(row, Promises.RESPONSE, level, level.responseTarget(), List.of());
        row.setResponseDueAt(response.dueAt());
        row.setResponseState(outcome(row.getRespondedAt(), response.dueAt()).name());
    }

    private Calendars.Due due(IncidentRecord row, String name, ServiceLevel level, Target target, List<Span> pauses) {
        return deadlines.foresee(
                new Promise(
                        IncidentKey.subject(row.getId()), name, level.calendar(), target, row.getOpenedAt(), List.of()),
                pauses);
    }

    /** Closed without a known resolution is neither. */
    private static ClockState outcome(@Nullable Instant done, Instant due) {
        if (done == null) {
            return ClockState.CANCELLED;
        }
        return done.isAfter(due) ? ClockState.MISSED : ClockState.MET;
    }

    private static void none(IncidentRecord row) {
        row.setAgreement(null);
        row.setAgreementVersion(null);
        row.setResponseDueAt(null);
        row.setResolutionDueAt(null);
        row.setResponseState(ClockState.NO_AGREEMENT.name());
        row.setResolutionState(ClockState.NO_AGREEMENT.name());
        row.setProvisional(false);
    }
}
