package org.hengwei.requests;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengwei.agreements.EscalationStep;
import org.hengwei.agreements.Escalations;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of escalation of a request whose promised time is used to so many percent: people are told, and it may change
 * hands.
 */
@Component
class RuledEscalation {

    private static final String RULE = "requests.rule.escalation";

    private final Escalations escalations;
    private final RequestRepository repository;
    private final Acts acts;
    private final People people;
    private final Notices notices;
    private final Access access;

    RuledEscalation(
            Escalations escalations,
            RequestRepository repository,
            Acts acts,
            People people,
            Notices notices,
            Access access) {
        this.escalations = escalations;
        this.repository = repository;
        this.acts = acts;
        this.people = people;
        this.notices = notices;
        this.access = access;
    }

    /**
     * What was fulfilled or paused since the news was sent is left alone; a later percentage makes up for it.
     *
     * @param percent of the promised time that is used
     */
    void follow(RequestKey key, int percent) {
        access.byRule(RULE, () -> {
            var row = repository.lock(key.id());
            if (RequestViews.state(row) == RequestState.IN_FULFILMENT) {
                escalations
                        .take(Promises.promised(row), percent, RequestKey.subject(row.getId()))
                        .forEach(step -> take(row, step, percent));
            }
        });
    }

    private void take(RequestRecord row, EscalationStep step, int percent) {
        var told = told(row, step);
        var moved = move(row, step);
        acts.done(
                row,
                new RequestEvent.EscalatedByRule(
                        RequestKey.subject(row.getId()),
                        acts.now(),
                        step.name(),
                        percent,
                        List.copyOf(told),
                        moved,
                        row.getTeam(),
                        row.getAssigneeName()));
        if (moved && row.getAssignee() != null) {
            told.add(row.getAssignee());
        }
        tell(told, row, step, percent);
    }

    private Set<String> told(RequestRecord row, EscalationStep step) {
        var told = new TreeSet<>(step.people());
        for (var role : step.roles()) {
            told.addAll(holders(role, row.getProject()));
        }
        if (step.tellAssignee() && row.getAssignee() != null) {
            told.add(row.getAssignee());
        }
        return told;
    }

    private Collection<String> holders(String role, String project) {
        if (!role.equals(Role.PROJECT_MANAGER.name())) {
            return access.holders(role);
        }
        var manager = people.managerOf(project);
        return manager == null ? Set.of() : Set.of(manager);
    }

    /** A department alone takes it out of the hands it is in. */
    private boolean move(RequestRecord row, EscalationStep step) {
        var assignee = step.assignee() != null && people.exists(step.assignee()) ? step.assignee() : null;
        var before = row.getTeam() + "/" + row.getAssignee();
        if (step.team() != null) {
            row.setTeam(step.team());
            row.setAssignee(null);
            row.setAssigneeName(null);
        }
        if (assignee != null) {
            row.setAssignee(assignee);
            row.setAssigneeName(people.nameOf(assignee));
        }
        return !before.equals(row.getTeam() + "/" + row.getAssignee());
    }

    private void tell(Collection<String> told, RequestRecord row, EscalationStep step, int percent) {
        var code = RequestKey.code(row.getId());
        notices.send(
                told,
                Notice.about(
                        RequestKey.subject(row.getId()),
                        "/requests/" + code,
                        "requests:" + code + ":escalation:" + step.id(),
                        "requests.notice.escalated-by-rule",
                        code,
                        row.getTitle(),
                        percent,
                        step.name()));
    }
}
