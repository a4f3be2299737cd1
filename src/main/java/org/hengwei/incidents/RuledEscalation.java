package org.hengwei.incidents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengwei.agreements.EscalationStep;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.TicketType;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of escalation of an incident whose promised time is used to so many percent: people are told, and it may change
 * hands. Nobody has answered by that; the response is met by a person only (H3).
 */
@Component
class RuledEscalation {

    private static final Actor RULE = Actor.house("incidents.escalation");

    private final Escalations escalations;
    private final IncidentRepository repository;
    private final Projects projects;
    private final Staff staff;
    private final Notices notices;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RuledEscalation(
            Escalations escalations,
            IncidentRepository repository,
            Projects projects,
            Staff staff,
            Notices notices,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.escalations = escalations;
        this.repository = repository;
        this.projects = projects;
        this.staff = staff;
        this.notices = notices;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    static EscalationStep.Promised promised(Incident incident, String clockName) {
        var row = incident.row();
        return new EscalationStep.Promised(
                TicketType.INCIDENT,
                PromisedClock.valueOf(clockName),
                row.getProject(),
                row.getAgreement(),
                row.getPriority() == null ? null : "P" + row.getPriority());
    }

    /**
     * What was met or paused since the news was sent is left alone; a later percentage makes up for it.
     *
     * @param percent of the promised time that is used
     */
    void follow(IncidentKey key, String clockName, int percent) {
        access.byRule(RULE.login(), () -> {
            var incident = repository.lock(key);
            if (runs(incident, clockName)) {
                escalations
                        .take(promised(incident, clockName), percent, incident.subject())
                        .forEach(step -> take(incident, step, percent));
            }
        });
    }

    private static boolean runs(Incident incident, String clockName) {
        return incident.status().open()
                && (clockName.equals(Promises.RESPONSE)
                        ? incident.row().getRespondedAt() == null
                        : incident.status() != IncidentStatus.PAUSED);
    }

    private void take(Incident incident, EscalationStep step, int percent) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = incident.row();
        var from = incident.tier();
        var told = told(incident, step);
        var moved = step.reassigns() && move(incident, step, at);
        row.setEscalationCount(row.getEscalationCount() + 1);
        var news = new IncidentEvent.EscalatedByRule(
                incident.subject(),
                at,
                step.name(),
                step.clock(),
                percent,
                List.copyOf(told),
                moved,
                from,
                incident.tier(),
                row.getTeam(),
                row.getAssigneeName());
        repository.save(incident, news, RULE.login());
        events.publishEvent(news);
        events.publishEvent(IncidentWork.of(incident));
        if (moved && row.getAssignee() != null) {
            told.add(row.getAssignee());
        }
        tell(told, incident, step, percent);
    }

    private Set<String> told(Incident incident, EscalationStep step) {
        var told = new TreeSet<>(step.people());
        for (var role : step.roles()) {
            told.addAll(holders(role, incident.row().getProject()));
        }
        if (step.tellAssignee() && incident.row().getAssignee() != null) {
            told.add(incident.row().getAssignee());
        }
        return told;
    }

    private Collection<String> holders(String role, String project) {
        if (!role.equals(Role.PROJECT_MANAGER.name())) {
            return access.holders(role);
        }
        var manager = projects.manager(project);
        return manager == null ? Set.of() : Set.of(manager);
    }

    /** Not while it may not be assigned, and not to who has left or has it already. */
    private boolean move(Incident incident, EscalationStep step, Instant at) {
        var row = incident.row();
        var tier = step.tier() == null ? incident.tier() : Tier.valueOf(step.tier());
        var person = person(step.assignee());
        var same = tier == incident.tier()
                && (step.team() == null || step.team().equals(row.getTeam()))
                && (person == null
                        ? step.tier() == null || row.getAssignee() == null
                        : person.login().equals(row.getAssignee()));
        if (same || !IncidentMove.ASSIGNMENT.from().contains(incident.status()) || !incident.classified()) {
            return false;
        }
        incident.assign(tier, step.team(), person, new Deed(RULE, at));
        return true;
    }

    private @Nullable Person person(@Nullable String login) {
        return login != null && staff.works(login) ? staff.of(login) : null;
    }

    private void tell(Collection<String> told, Incident incident, EscalationStep step, int percent) {
        var code = incident.subject().code();
        notices.send(
                new ArrayList<>(told),
                Notice.about(
                        incident.subject(),
                        "/incidents/" + code,
                        "incidents:" + code + ":escalation:" + step.id(),
                        "incidents.notice.escalated-by-rule." + step.clock(),
                        code,
                        incident.row().getTitle(),
                        percent,
                        step.name()));
    }
}
