package org.hengwei.incidents;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hengwei.incidents.db.AssignmentRuleRecord;
import org.hengwei.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Assigns a classified incident by its project's rules: by category, service and priority to a person, a team, the least loaded
 * or who is on duty. Nobody has answered by that; the response is met by a person only (H3).
 */
@Component
class AutoAssignment {

    private static final Actor RULE = Actor.house("incidents.auto-assignment");

    private final RuleRepository rules;
    private final IncidentRepository repository;
    private final Projects projects;
    private final Staff staff;
    private final Alarms alarms;
    private final ObjectProvider<DutyRoster> roster;
    private final ApplicationEventPublisher events;

    AutoAssignment(
            RuleRepository rules,
            IncidentRepository repository,
            Projects projects,
            Staff staff,
            Alarms alarms,
            ObjectProvider<DutyRoster> roster,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.repository = repository;
        this.projects = projects;
        this.staff = staff;
        this.alarms = alarms;
        this.roster = roster;
        this.events = events;
    }

    private record Choice(
            Tier tier, @Nullable String team, @Nullable Person person, long rule) {}

    /** Assigns it when it waits for somebody, is classified and was not registered after the fact. */
    void follow(Incident incident, java.time.Instant at) {
        var row = incident.row();
        var waits = incident.status() == IncidentStatus.NEW && row.getAssignee() == null && row.getTeam() == null;
        if (waits && incident.classified() && !row.getAfterTheFact()) {
            choose(incident, at).ifPresent(choice -> assign(incident, choice, new Deed(RULE, at)));
        }
    }

    private Optional<Choice> choose(Incident incident, java.time.Instant at) {
        return rules.fitting(incident.row()).stream()
                .flatMap(rule -> choice(incident, rule, at).stream())
                .findFirst();
    }

    private Optional<Choice> choice(Incident incident, AssignmentRuleRecord rule, java.time.Instant at) {
        var tier = Tier.valueOf(rule.getTier());
        if (RuleHow.valueOf(rule.getHow()) == RuleHow.TEAM) {
            return Optional.of(new Choice(tier, rule.getTeam(), null, rule.getId()));
        }
        var project = incident.row().getProject();
        var candidates = switch (RuleHow.valueOf(rule.getHow())) {
            case PERSON, TEAM -> List.of(rule.getAssignee());
            case WORKLOAD -> rule.getTeam() == null ? projects.inTier(project, tier) : staff.members(rule.getTeam());
            case DUTY ->
                roster.stream()
                        .flatMap(one -> one.onDuty(project, tier, at).stream())
                        .toList();
        };
        return leastLoaded(candidates).map(person -> new Choice(tier, rule.getTeam(), person, rule.getId()));
    }

    private Optional<Person> leastLoaded(Collection<String> logins) {
        var there = logins.stream().distinct().filter(staff::works).toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        var load = rules.load(there);
        return there.stream()
                .min(Comparator.comparingInt((String login) -> load.getOrDefault(login, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .map(staff::of);
    }

    private void assign(Incident incident, Choice choice, Deed deed) {
        var made = incident.assign(choice.tier(), choice.team(), choice.person(), deed);
        var news = new IncidentEvent.AssignedByRule(
                made.subject(),
                made.at(),
                choice.rule(),
                made.tier(),
                made.team(),
                made.assignee(),
                made.assigneeName());
        repository.save(incident, news, deed.by().login());
        events.publishEvent(news);
        events.publishEvent(IncidentWork.of(incident));
        alarms.tell(incident, made, deed.by().login());
    }
}
