package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.INCIDENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.ServiceLevel;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.deadlines.DeadlineState;
import org.hengwei.deadlines.DeadlineView;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Span;
import org.hengwei.deadlines.Target;
import org.hengwei.incidents.db.IncidentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the two clocks of an incident at the room that runs them, and copies what it answers into the incident's own row, so
 * that lists and figures need no other schema.
 */
@Component
class Promises {

    static final String RESPONSE = "RESPONSE";
    static final String RESOLUTION = "RESOLUTION";

    private final Agreements agreements;
    private final Escalations escalations;
    private final Deadlines deadlines;
    private final Catalogue catalogue;
    private final Projects projects;
    private final PastPromises past;
    private final IncidentRepository repository;

    Promises(
            Agreements agreements,
            Escalations escalations,
            Deadlines deadlines,
            Catalogue catalogue,
            Projects projects,
            PastPromises past,
            IncidentRepository repository) {
        this.agreements = agreements;
        this.escalations = escalations;
        this.deadlines = deadlines;
        this.catalogue = catalogue;
        this.projects = projects;
        this.past = past;
        this.repository = repository;
    }

    private Optional<ServiceLevel> level(
            String project, @Nullable String service, @Nullable Integer priority, Instant at) {
        return agreements.levelFor(project, service, priority == null ? null : "P" + Math.min(priority, 4), at);
    }

    /** Starts both clocks of a new incident, by the service level of project, contract and service (H9). */
    void start(Incident incident, ProjectInBrief project) {
        var row = incident.row();
        var priority =
                row.getPriority() == null ? catalogue.defaultPriority(project) : Integer.valueOf(row.getPriority());
        level(project.code(), row.getService(), priority, row.getOpenedAt()).ifPresent(level -> start(incident, level));
    }

    private void start(Incident incident, ServiceLevel level) {
        incident.promised(level.agreement(), level.edition());
        var made = deadlines.promiseAll(List.of(
                promise(incident, RESPONSE, level, level.responseTarget()),
                promise(incident, RESOLUTION, level, level.resolution())));
        copyResponse(incident, made.getFirst());
        copyResolution(incident, made.getLast());
    }

    private Promise promise(Incident incident, String name, ServiceLevel level, Target target) {
        return new Promise(
                incident.subject(),
                name,
                level.calendar(),
                target,
                incident.row().getOpenedAt(),
                escalations.watched(RuledEscalation.promised(incident, name), level.warnAtPercent()));
    }

    /** Whether whoever has it in hand is to be warned; steps of escalation have percentages of their own. */
    boolean warns(Incident incident, DeadlineEvent.Near news) {
        var row = incident.row();
        return level(row.getProject(), row.getService(), priority(row), row.getOpenedAt())
                .map(level -> news.reached(level.warnAtPercent()))
                .orElse(true);
    }

    /** Stops, pauses or rebuilds the clocks as the news demands. */
    void follow(Incident incident, IncidentEvent news) {
        switch (news) {
            case IncidentEvent.Classified e -> revise(incident, "CLASSIFIED");
            case IncidentEvent.PriorityChanged e -> revise(incident, e.reason());
            case IncidentEvent.Corrected e -> corrected(incident, e);
            case IncidentEvent.Assigned _, IncidentEvent.Accepted _, IncidentEvent.Escalated _ -> responded(incident);
            case IncidentEvent.Paused e -> paused(incident, e);
            case IncidentEvent.Resumed e ->
                resolution(incident, deadlines -> deadlines.resume(incident.subject(), RESOLUTION, e.at()));
            case IncidentEvent.Resolved e -> {
                responded(incident);
                resolution(incident, deadlines -> deadlines.meet(incident.subject(), RESOLUTION, e.at()));
            }
            case IncidentEvent.Reopened e -> reopened(incident, e);
            case IncidentEvent.Cancelled e -> cancelled(incident, e.at());
            case IncidentEvent.Merged e -> cancelled(incident, e.at());
            case IncidentEvent.Reported _,
                    IncidentEvent.Rejected _,
                    IncidentEvent.Confirmed _,
                    IncidentEvent.Closed _,
                    IncidentEvent.AssignedByRule _,
                    IncidentEvent.RulePut _,
                    IncidentEvent.RuleRemoved _,
                    IncidentEvent.Dispatched _,
                    IncidentEvent.Departed _,
                    IncidentEvent.Arrived _,
                    IncidentEvent.LeftSite _,
                    IncidentEvent.VisitCancelled _,
                    IncidentEvent.Absorbed _,
                    IncidentEvent.ParentSet _,
                    IncidentEvent.ParentLeft _,
                    IncidentEvent.ChildGained _,
                    IncidentEvent.ChildrenResolved _,
                    IncidentEvent.MajorDeclared _,
                    IncidentEvent.MajorLifted _,
                    IncidentEvent.Urged _,
                    IncidentEvent.Evaluated _,
                    IncidentEvent.Reviewed _,
                    IncidentEvent.Imported _,
                    IncidentEvent.ImportUpdated _,
                    IncidentEvent.EscalatedByRule _,
                    IncidentEvent.ClocksRepaired _ -> {}
        }
    }

    private void responded(Incident incident) {
        var row = incident.row();
        if (row.touched(INCIDENT.RESPONDED_AT) && hasClocks(incident)) {
            copyResponse(incident, deadlines.meet(incident.subject(), RESPONSE, row.getRespondedAt()));
        }
    }

    private void paused(Incident incident, IncidentEvent.Paused news) {
        if (catalogue.stopsClock(news.reason())) {
            resolution(
                    incident, deadlines -> deadlines.pause(incident.subject(), RESOLUTION, news.at(), news.reason()));
        }
    }

    /** History from elsewhere has outcomes without clocks (H19). */
    private boolean hasClocks(Incident incident) {
        return incident.promised() && !deadlines.of(incident.subject()).isEmpty();
    }

    private void reopened(Incident incident, IncidentEvent.Reopened news) {
        if (incident.promised() && !hasClocks(incident)) {
            restart(incident, news.at());
            return;
        }
        var closed = incident.row().original(INCIDENT.CLOSED_AT);
        resolution(
                incident,
                deadlines -> news.was() == IncidentStatus.CLOSED && closed != null
                        ? deadlines.reopen(incident.subject(), RESOLUTION, closed, news.at(), "REOPENED")
                        : deadlines.unmeet(incident.subject(), RESOLUTION));
    }

    private void cancelled(Incident incident, Instant at) {
        if (hasClocks(incident)) {
            if (incident.row().getRespondedAt() == null) {
                copyResponse(incident, deadlines.cancel(incident.subject(), RESPONSE, at));
            }
            copyResolution(incident, deadlines.cancel(incident.subject(), RESOLUTION, at));
        }
    }

    private void corrected(Incident incident, IncidentEvent.Corrected news) {
        if (incident.row().touched(INCIDENT.OPENED_AT)) {
            revise(incident, news.reason());
        }
    }

    /** Rebuilt from the targets of the then valid priority; the earlier promise is kept (H5). */
    private void revise(Incident incident, String reason) {
        var row = incident.row();
        var level = level(row.getProject(), row.getService(), priority(row), row.getOpenedAt());
        if (level.isEmpty()) {
            return;
        }
        if (!incident.promised()) {
            start(incident, level.get());
            return;
        }
        revise(incident, level.get(), reason);
    }

    private void revise(Incident incident, ServiceLevel level, String reason) {
        incident.promised(level.agreement(), level.edition());
        for (var clock : deadlines.of(incident.subject())) {
            var response = clock.name().equals(RESPONSE);
            var promise =
                    promise(incident, clock.name(), level, response ? level.responseTarget() : level.resolution());
            if (differs(clock, promise)) {
                var rebuilt = deadlines.rebuild(promise, reason);
                if (response) {
                    copyResponse(incident, rebuilt);
                } else {
                    copyResolution(incident, rebuilt);
                }
            }
        }
    }

    /** Works both clocks out anew from what happened; a promise whose agreement is gone stands (H5). */
    void repair(Incident incident, String reason, Instant now) {
        var row = incident.row();
        if (!deadlines.of(incident.subject()).isEmpty()) {
            level(row.getProject(), row.getService(), priority(row), row.getOpenedAt())
                    .ifPresent(level -> rebuild(incident, level, reason));
            copy(incident);
        } else if (!incident.status().open()) {
            past.reckon(row, pauses(incident));
        } else if (!row.getOrigin().equals("IMPORTED")) {
            restart(incident, now);
        }
    }

    private @Nullable Integer priority(IncidentRecord row) {
        return row.getPriority() == null
                ? catalogue.defaultPriority(projects.find(row.getProject()))
                : Integer.valueOf(row.getPriority());
    }

    private void rebuild(Incident incident, ServiceLevel level, String reason) {
        incident.promised(level.agreement(), level.edition());
        for (var clock : deadlines.of(incident.subject())) {
            var response = clock.name().equals(RESPONSE);
            var promise =
                    promise(incident, clock.name(), level, response ? level.responseTarget() : level.resolution());
            var moved = clock.dueAt() != null
                    && !clock.dueAt().equals(deadlines.foreseeRebuilt(promise).dueAt());
            if (clock.state() != DeadlineState.CANCELLED && (moved || differs(clock, promise))) {
                deadlines.rebuild(promise, reason);
            }
        }
    }

    /** Starts the clocks of one that had none, and lets them go through all it went through. */
    private void restart(Incident incident, Instant now) {
        var row = incident.row();
        var subject = incident.subject();
        var level = level(row.getProject(), row.getService(), priority(row), row.getOpenedAt());
        if (level.isEmpty()) {
            return;
        }
        start(incident, level.get());
        for (var pause : pauses(incident)) {
            deadlines.pause(subject, RESOLUTION, pause.from(), "HISTORY");
            deadlines.resume(subject, RESOLUTION, pause.until());
        }
        if (row.getPausedAt() != null && catalogue.stopsClock(String.valueOf(row.getPauseReason()))) {
            deadlines.pause(subject, RESOLUTION, row.getPausedAt(), String.valueOf(row.getPauseReason()));
        }
        if (row.getRespondedAt() != null) {
            deadlines.meet(subject, RESPONSE, row.getRespondedAt());
        } else if (row.getOrigin().equals("IMPORTED")) {
            deadlines.cancel(subject, RESPONSE, now);
        }
        copy(incident);
    }

    /** Those that stop the clock and are over; whatever another system called waiting does. */
    private List<Span> pauses(Incident incident) {
        var imported = incident.row().getOrigin().equals("IMPORTED");
        return repository.pauses(incident.id()).stream()
                .filter(pause -> pause.getResumedAt() != null)
                .filter(pause -> imported || catalogue.stopsClock(pause.getReason()))
                .map(pause -> new Span(pause.getPausedAt(), pause.getResumedAt()))
                .toList();
    }

    /** Copies what the clocks show now, after their calendar changed beneath them. */
    void copy(Incident incident) {
        for (var clock : deadlines.of(incident.subject())) {
            if (clock.name().equals(RESPONSE)) {
                copyResponse(incident, clock);
            } else if (clock.name().equals(RESOLUTION)) {
                copyResolution(incident, clock);
            }
        }
    }

    private static boolean differs(DeadlineView clock, Promise promise) {
        return !clock.target().equals(promise.target())
                || !clock.calendar().equals(promise.calendar())
                || !clock.startedAt().equals(promise.start());
    }

    @FunctionalInterface
    private interface Change {
        DeadlineView of(Deadlines deadlines);
    }

    private void resolution(Incident incident, Change change) {
        if (hasClocks(incident)) {
            copyResolution(incident, change.of(deadlines));
        }
    }

    private static void copyResponse(Incident incident, DeadlineView clock) {
        incident.row().setResponseDueAt(clock.dueAt());
        incident.row().setResponseState(state(clock).name());
        provisional(incident, clock);
    }

    private static void copyResolution(Incident incident, DeadlineView clock) {
        incident.row().setResolutionDueAt(clock.dueAt());
        incident.row().setResolutionState(state(clock).name());
        incident.row().setPausedSeconds(clock.pausedFor().toSeconds());
        provisional(incident, clock);
    }

    private static void provisional(Incident incident, DeadlineView clock) {
        incident.row().setProvisional(clock.provisional());
    }

    /** That a running clock is overdue is seen when looking, since it happens without any act. */
    private static ClockState state(DeadlineView clock) {
        return switch (clock.state()) {
            case RUNNING, OVERDUE -> ClockState.RUNNING;
            case PAUSED -> ClockState.PAUSED;
            case MET -> ClockState.MET;
            case MISSED -> ClockState.MISSED;
            case CANCELLED -> ClockState.CANCELLED;
        };
    }
}
