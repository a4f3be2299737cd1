package org.hengwei.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.ServiceLevel;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Target;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.incidents.db.ResolutionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.HappenedTogether;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills a house with history of its own, hundreds of incidents in a few statements: measured against their service levels and
 * written in the journal, but without running clocks, callbacks or notices.
 */
@Service
@Transactional
public class PastIncidents {

    private final ImportRepository repository;
    private final Projects projects;
    private final Catalogue catalogue;
    private final Agreements agreements;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PastIncidents(
            ImportRepository repository,
            Projects projects,
            Catalogue catalogue,
            Agreements agreements,
            Calendars calendars,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.projects = projects;
        this.catalogue = catalogue;
        this.agreements = agreements;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One chunk in one transaction.
     *
     * @param batch at most some hundreds
     * @return their numbers, in the order given
     */
    public List<String> record(List<PastIncident> batch) {
        var actor = access.demand(IncidentPermission.IMPORT);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var numbers = repository.numbers(batch.size());
        var incidents = new ArrayList<Incident>();
        var resolutions = new ArrayList<ResolutionRecord>();
        var news = new ArrayList<IncidentEvent>();
        for (var i = 0; i < batch.size(); i++) {
            var incident = incident(batch.get(i), numbers.get(i), actor, now);
            incidents.add(incident);
            tell(incident, batch.get(i), news);
            resolution(incident, batch.get(i), resolutions);
        }
        repository.fill(incidents, batch, resolutions);
        events.publishEvent(new HappenedTogether(news));
        incidents.stream()
                .filter(incident -> incident.status().open())
                .forEach(incident -> events.publishEvent(IncidentWork.of(incident)));
        return numbers.stream().map(IncidentKey::code).toList();
    }

    private Incident incident(PastIncident past, long id, Actor actor, Instant now) {
        var project = projects.find(past.project());
        var row = new IncidentRecord();
        row.setId(id);
        row.setVersion(1);
        row.setOrigin("NATIVE");
        row.setActedHere(true);
        row.setTitle(past.title());
        row.setDescription(past.description());
        row.setChannel(past.channel().name());
        row.setProject(project.code());
        row.setCustomer(project.customer());
        row.setDepartment(project.department());
        row.setService(past.service());
        row.setCategory(past.category());
        row.setConfigurationItems(new String[0]);
        row.setReporter(actor.login());
        row.setReporterName(actor.name());
        row.setRequesterName(past.requesterName());
        row.setRequesterPhone(past.requesterPhone());
        row.setTier(past.tier().name());
        row.setAssignee(past.assignee());
        row.setAssigneeName(past.assigneeName());
        row.setOccurredAt(past.occurredAt());
        row.setOpenedAt(past.openedAt());
        row.setRecordedAt(now);
        Intake.counters(row);
        weight(row, past);
        story(row, past);
        promise(row, project);
        return new Incident(row);
    }

    private void weight(IncidentRecord row, PastIncident past) {
        row.setImpact((short) past.impact());
        row.setUrgency((short) past.urgency());
        row.setPriority((short) catalogue.priority(past.impact(), past.urgency()));
        row.setClassifiedAt(past.openedAt());
        row.setAssignmentCount(past.assignee() == null ? 0 : 1);
        row.setPauseCount(past.pauses().size());
        row.setPausedSeconds(past.pauses().stream()
                .mapToLong(
                        pause -> Duration.between(pause.from(), pause.until()).toSeconds())
                .sum());
    }

    private void story(IncidentRecord row, PastIncident past) {
        row.setRespondedAt(past.respondedAt());
        row.setStatus(status(past).name());
        var solution = past.solution();
        if (solution != null) {
            row.setResolvedAt(solution.resolvedAt());
            row.setResolvedBy(past.assignee());
            row.setResolvedByName(past.assigneeName());
            row.setResolvedTier(past.tier().name());
            row.setClosureCode(solution.closureCode());
            row.setSuccessful(catalogue.successful(solution.closureCode()));
            row.setResolutionCount(1);
            row.setResolution(1L);
            row.setConfirmation(past.confirmed() ? Confirmation.SOLVED.name() : null);
            row.setClosedAt(past.closedAt());
        }
    }

    private static IncidentStatus status(PastIncident past) {
        if (past.solution() != null) {
            return past.closedAt() == null ? IncidentStatus.RESOLVED : IncidentStatus.CLOSED;
        }
        if (past.respondedAt() != null) {
            return IncidentStatus.IN_PROGRESS;
        }
        return past.assignee() == null ? IncidentStatus.NEW : IncidentStatus.ASSIGNED;
    }

    private void promise(IncidentRecord row, ProjectInBrief project) {
        agreements
                .levelFor(project.code(), row.getService(), "P" + row.getPriority(), row.getOpenedAt())
                .ifPresent(level -> promise(row, level));
    }

    private void promise(IncidentRecord row, ServiceLevel level) {
        row.setAgreement(level.agreement());
        row.setAgreementVersion(level.edition());
        var response = due(row, level, level.responseTarget());
        var resolution = due(row, level, level.resolution()).plusSeconds(row.getPausedSeconds());
        row.setResponseDueAt(response);
        row.setResolutionDueAt(resolution);
        row.setResponseState(state(row.getRespondedAt(), response).name());
        row.setResolutionState(state(row.getResolvedAt(), resolution).name());
    }

    private Instant due(IncidentRecord row, ServiceLevel level, Target target) {
        return calendars.due(level.calendar(), row.getOpenedAt(), target).dueAt();
    }

    private static ClockState state(@org.jspecify.annotations.Nullable Instant met, Instant due) {
        if (met == null) {
            return ClockState.RUNNING;
        }
        return met.isAfter(due) ? ClockState.MISSED : ClockState.MET;
    }

    private static void tell(Incident incident, PastIncident past, List<IncidentEvent> news) {
        var row = incident.row();
        var subject = incident.subject();
        news.add(new IncidentEvent.Reported(
                subject, past.openedAt(), past.title(), past.channel(), past.project(), past.requesterName(), null));
        if (past.respondedAt() != null && past.assignee() != null) {
            news.add(new IncidentEvent.Accepted(
                    subject,
                    past.respondedAt(),
                    past.assignee(),
                    Objects.requireNonNullElse(past.assigneeName(), past.assignee()),
                    past.tier()));
        }
        var solution = past.solution();
        if (solution != null) {
            news.add(new IncidentEvent.Resolved(
                    subject,
                    solution.resolvedAt(),
                    solution.text(),
                    solution.closureCode(),
                    solution.cause(),
                    solution.workMinutes(),
                    past.tier(),
                    Objects.requireNonNullElse(past.assignee(), row.getReporter()),
                    1,
                    past.tier() == Tier.DESK,
                    Boolean.TRUE.equals(row.getSuccessful()),
                    past.project(),
                    row.getCustomer(),
                    row.getDepartment()));
        }
        if (past.closedAt() != null) {
            news.add(new IncidentEvent.Closed(
                    subject, past.closedAt(), past.confirmed() ? Confirmation.SOLVED : null, null));
        }
    }

    private static void resolution(Incident incident, PastIncident past, List<ResolutionRecord> resolutions) {
        var solution = past.solution();
        if (solution == null) {
            return;
        }
        var row = new ResolutionRecord();
        row.setIncident(incident.id());
        row.setOrdinal(1);
        row.setSolution(solution.text());
        row.setClosureCode(solution.closureCode());
        row.setSuccessful(incident.row().getSuccessful());
        row.setCause(solution.cause());
        row.setWorkMinutes(solution.workMinutes());
        row.setResolvedAt(solution.resolvedAt());
        row.setRecordedAt(solution.resolvedAt());
        row.setResolvedBy(
                Objects.requireNonNullElse(past.assignee(), incident.row().getReporter()));
        row.setTier(past.tier().name());
        row.setFirstCall(past.tier() == Tier.DESK);
        row.setInTime(incident.inTime());
        row.setProject(past.project());
        row.setCustomer(incident.row().getCustomer());
        row.setDepartment(incident.row().getDepartment());
        resolutions.add(row);
    }
}
