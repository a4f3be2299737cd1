package org.hengwei.incidents;

import java.util.HashSet;
import java.util.Set;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.springframework.stereotype.Component;

/** Tells people what waits for them: an assignment, or an escalation to those who answer for the service. */
@Component
class Alarms {

    private final Notices notices;
    private final Projects projects;
    private final Access access;

    Alarms(Notices notices, Projects projects, Access access) {
        this.notices = notices;
        this.projects = projects;
        this.access = access;
    }

    void tell(Incident incident, IncidentEvent news, String actor) {
        switch (news) {
            case IncidentEvent.Assigned e -> assigned(incident, e.assignee(), actor);
            case IncidentEvent.Escalated e -> escalated(incident, e, actor);
            case IncidentEvent.MajorDeclared e -> major(incident, e, actor);
            case IncidentEvent.Dispatched e ->
                send(Set.of(e.engineer()), incident, "dispatched:" + e.visit(), "incidents.notice.dispatched");
            case IncidentEvent.Urged e -> urged(incident, e, actor);
            case IncidentEvent.Absorbed e -> absorbed(incident, e, actor);
            default -> {}
        }
    }

    private void assigned(Incident incident, @org.jspecify.annotations.Nullable String assignee, String actor) {
        if (assignee != null && !assignee.equals(actor)) {
            send(Set.of(assignee), incident, "assigned:" + incident.row().getVersion(), "incidents.notice.assigned");
        }
    }

    private void escalated(Incident incident, IncidentEvent.Escalated news, String actor) {
        if (news.kind() == Escalation.FUNCTIONAL) {
            assigned(incident, news.assignee(), actor);
            return;
        }
        var told = answerable(incident);
        told.remove(actor);
        send(told, incident, "escalated:" + news.at(), "incidents.notice.escalated");
    }

    private void major(Incident incident, IncidentEvent.MajorDeclared news, String actor) {
        var told = answerable(incident);
        var assignee = incident.row().getAssignee();
        if (assignee != null) {
            told.add(assignee);
        }
        told.remove(actor);
        send(told, incident, "major:" + news.at(), "incidents.notice.major");
    }

    /** Whoever has it in hand; the desk while nobody has. */
    private void urged(Incident incident, IncidentEvent.Urged news, String actor) {
        var told = hands(incident);
        told.remove(actor);
        var code = incident.subject().code();
        notices.send(
                told,
                Notice.about(
                        incident.subject(),
                        "/incidents/" + code,
                        code + ":urged:" + news.count(),
                        "incidents.notice.urged." + news.side(),
                        code,
                        incident.row().getTitle(),
                        news.count(),
                        news.note() == null ? "–" : news.note()));
    }

    private void absorbed(Incident incident, IncidentEvent.Absorbed news, String actor) {
        var assignee = incident.row().getAssignee();
        if (assignee != null && !assignee.equals(actor)) {
            send(Set.of(assignee), incident, "absorbed:" + news.duplicate(), "incidents.notice.absorbed");
        }
    }

    private Set<String> hands(Incident incident) {
        var assignee = incident.row().getAssignee();
        return new HashSet<>(assignee == null ? access.holders(Role.DESK_AGENT.name()) : Set.of(assignee));
    }

    private Set<String> answerable(Incident incident) {
        var told = new HashSet<>(access.holders(Role.OM_SUPERVISOR.name()));
        told.addAll(access.holders(Role.OM_MANAGER.name()));
        var manager = projects.manager(incident.row().getProject());
        if (manager != null) {
            told.add(manager);
        }
        return told;
    }

    private void send(Set<String> told, Incident incident, String once, String key) {
        var code = incident.subject().code();
        notices.send(
                told,
                Notice.about(
                        incident.subject(),
                        "/incidents/" + code,
                        code + ":" + once,
                        key,
                        code,
                        incident.row().getTitle()));
    }
}
