package org.hengwei.incidents;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.incidents.db.AssignmentRuleRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which incidents of a project are assigned by themselves. */
@Service
@Transactional
public class AssignmentRules {

    private final RuleRepository repository;
    private final Projects projects;
    private final Catalogue catalogue;
    private final Staff staff;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AssignmentRules(
            RuleRepository repository,
            Projects projects,
            Catalogue catalogue,
            Staff staff,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.projects = projects;
        this.catalogue = catalogue;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** In the order in which they are asked. */
    @Transactional(readOnly = true)
    public List<RuleView> of(String project) {
        access.demand(IncidentPermission.RULES, projects.find(project).whereabouts());
        return repository.of(project).stream().map(AssignmentRules::view).toList();
    }

    public RuleView add(PutRule facts) {
        new Checks().present(facts.project(), "project").refuse();
        var project = projects.find(Objects.requireNonNull(facts.project()));
        access.demand(IncidentPermission.RULES, project.whereabouts());
        var row = new AssignmentRuleRecord();
        row.setProject(project.code());
        return write(row, facts, project);
    }

    /** The project of a rule stays. */
    public RuleView change(long id, @Nullable Integer version, PutRule facts) {
        var row = repository.lock(id);
        var project = projects.find(row.getProject());
        access.demand(IncidentPermission.RULES, project.whereabouts());
        demandFresh(row, version);
        return write(row, facts, project);
    }

    public void remove(long id, @Nullable Integer version) {
        var row = repository.lock(id);
        access.demand(IncidentPermission.RULES, projects.find(row.getProject()).whereabouts());
        demandFresh(row, version);
        repository.remove(id);
        tell(row, false);
    }

    private static void demandFresh(AssignmentRuleRecord row, @Nullable Integer version) {
        if (version != null && !version.equals(row.getVersion())) {
            throw Refused.stale();
        }
    }

    private RuleView write(AssignmentRuleRecord row, PutRule facts, ProjectInBrief project) {
        check(facts);
        var how = Objects.requireNonNull(facts.how());
        row.setPosition(position(row, facts, project));
        row.setCategory(DeedTexts.given(facts.category()));
        row.setService(DeedTexts.given(facts.service()));
        row.setPriority(priority(facts.priority()));
        row.setHow(how.name());
        row.setTier(Objects.requireNonNull(facts.tier()).name());
        row.setTeam(how == RuleHow.TEAM || how == RuleHow.WORKLOAD ? DeedTexts.given(facts.team()) : null);
        row.setAssignee(how == RuleHow.PERSON ? facts.assignee() : null);
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        repository.put(row);
        tell(row, true);
        return view(row);
    }

    private int position(AssignmentRuleRecord row, PutRule facts, ProjectInBrief project) {
        if (facts.position() != null) {
            return facts.position();
        }
        return row.getId() == null ? repository.last(project.code()) + 10 : row.getPosition();
    }

    private void check(PutRule facts) {
        new Checks()
                .present(facts.how(), "how")
                .present(facts.tier(), "tier")
                .that(
                        facts.priority() == null
                                || facts.priority().isBlank()
                                || facts.priority().matches("P[1-4]"),
                        "priority",
                        "incidents.refused.priority",
                        String.valueOf(facts.priority()))
                .that(
                        facts.how() != RuleHow.PERSON || DeedTexts.given(facts.assignee()) != null,
                        "assignee",
                        "shared.required")
                .that(facts.how() != RuleHow.TEAM || DeedTexts.given(facts.team()) != null, "team", "shared.required")
                .refuse();
        catalogue.demandKnown(DeedTexts.given(facts.category()), DeedTexts.given(facts.service()));
        staff.demandTeam(DeedTexts.given(facts.team()));
        staff.of(DeedTexts.given(facts.assignee()));
    }

    private static @Nullable Short priority(@Nullable String priority) {
        return priority == null || priority.isBlank() ? null : Short.valueOf(priority.substring(1));
    }

    private void tell(AssignmentRuleRecord row, boolean stands) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var subject = new Subject("project", row.getProject());
        events.publishEvent(
                stands
                        ? new IncidentEvent.RulePut(
                                subject,
                                at,
                                row.getId(),
                                RuleHow.valueOf(row.getHow()),
                                Tier.valueOf(row.getTier()),
                                row.getCategory(),
                                row.getTeam(),
                                row.getAssignee(),
                                row.getActive())
                        : new IncidentEvent.RuleRemoved(subject, at, row.getId()));
    }

    private static RuleView view(AssignmentRuleRecord row) {
        return new RuleView(
                row.getId(),
                row.getVersion(),
                row.getProject(),
                row.getPosition(),
                row.getCategory(),
                row.getService(),
                row.getPriority() == null ? null : "P" + row.getPriority(),
                RuleHow.valueOf(row.getHow()),
                Tier.valueOf(row.getTier()),
                row.getTeam(),
                row.getAssignee(),
                row.getActive());
    }
}
