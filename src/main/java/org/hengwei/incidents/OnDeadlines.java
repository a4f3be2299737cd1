package org.hengwei.incidents;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the clocks tell: whose time runs out is told in time, and a due time that moved is copied. May hear everything twice. */
@Component
class OnDeadlines {

    private static final int MISSED = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final IncidentRepository repository;
    private final Promises promises;
    private final RuledEscalation escalation;
    private final Projects projects;
    private final Notices notices;
    private final Access access;
    private final CompanyZone zone;
    private final ApplicationEventPublisher events;

    OnDeadlines(
            IncidentRepository repository,
            Promises promises,
            RuledEscalation escalation,
            Projects projects,
            Notices notices,
            Access access,
            CompanyZone zone,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.promises = promises;
        this.escalation = escalation;
        this.projects = projects;
        this.notices = notices;
        this.access = access;
        this.zone = zone;
        this.events = events;
    }

    /** Whoever has it in hand; the desk while nobody has. */
    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (ours(news.subject())) {
            var key = IncidentKey.of(news.subject().code());
            var incident = repository.get(key);
            if (promises.warns(incident, news)) {
                tell(
                        hands(incident),
                        incident,
                        news,
                        "near." + news.name() + "." + news.percent(),
                        "near." + news.name(),
                        news.percent(),
                        time(news.dueAt()));
            }
            escalation.follow(key, news.name(), news.percent());
        }
    }

    /** Also the project's manager and the supervisors. */
    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        if (ours(news.subject())) {
            var incident = repository.get(IncidentKey.of(news.subject().code()));
            var told = hands(incident);
            told.addAll(access.holders("OM_SUPERVISOR"));
            var manager = projects.manager(incident.row().getProject());
            if (manager != null) {
                told.add(manager);
            }
            tell(told, incident, news, "missed." + news.name(), "missed." + news.name(), time(news.dueAt()));
            escalation.follow(IncidentKey.of(news.subject().code()), news.name(), MISSED);
        }
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Recomputed news) {
        if (ours(news.subject())) {
            access.byRule(
                    "incidents.rule.calendar-changed",
                    () -> copy(IncidentKey.of(news.subject().code())));
        }
    }

    private void copy(IncidentKey key) {
        var incident = repository.lock(key);
        promises.copy(incident);
        repository.update(incident);
        events.publishEvent(IncidentWork.of(incident));
    }

    private static boolean ours(Subject subject) {
        return subject.kind().equals(IncidentKey.KIND);
    }

    private Set<String> hands(Incident incident) {
        var assignee = incident.row().getAssignee();
        return new HashSet<>(assignee == null ? access.holders("DESK_AGENT") : Set.of(assignee));
    }

    private void tell(
            Set<String> people, Incident incident, DeadlineEvent news, String what, String key, Object... more) {
        var code = incident.subject().code();
        var args = new Object[more.length + 2];
        args[0] = code;
        args[1] = incident.row().getTitle();
        System.arraycopy(more, 0, args, 2, more.length);
        notices.send(
                people,
                Notice.about(
                        incident.subject(),
                        "/incidents/" + code,
                        "incidents:" + code + ":" + what + ":" + news.at().getEpochSecond(),
                        "incidents.notice." + key,
                        args));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone.id()));
    }
}
