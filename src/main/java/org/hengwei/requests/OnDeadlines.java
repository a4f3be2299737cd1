package org.hengwei.requests;

import java.util.HashSet;
import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Subject;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the clock tells: whose time runs out is told, and a due time that moved is copied. May hear everything twice. */
@Component
class OnDeadlines {

    private static final int MISSED = 100;

    private final RequestRepository repository;
    private final Acts acts;
    private final Promises promises;
    private final RuledEscalation escalation;
    private final Deadlines deadlines;
    private final People people;
    private final Notices notices;
    private final Access access;

    OnDeadlines(
            RequestRepository repository,
            Acts acts,
            Promises promises,
            RuledEscalation escalation,
            Deadlines deadlines,
            People people,
            Notices notices,
            Access access) {
        this.repository = repository;
        this.acts = acts;
        this.promises = promises;
        this.escalation = escalation;
        this.deadlines = deadlines;
        this.people = people;
        this.notices = notices;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (ours(news.subject())) {
            access.byRule("requests.rule.deadline", () -> near(news));
        }
    }

    private void near(DeadlineEvent.Near news) {
        var row = row(news.subject());
        if (promises.warns(row, news)) {
            tell(hands(row), row, "near", news);
        }
        escalation.follow(RequestKey.of(news.subject().code()), news.percent());
    }

    /** Also the project's manager and the supervisors. */
    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        if (ours(news.subject())) {
            access.byRule("requests.rule.deadline", () -> missed(news));
        }
    }

    private void missed(DeadlineEvent.Missed news) {
        var row = row(news.subject());
        var told = hands(row);
        told.addAll(access.holders(Role.OM_SUPERVISOR.name()));
        var manager = people.managerOf(row.getProject());
        if (manager != null) {
            told.add(manager);
        }
        tell(told, row, "missed", news);
        escalation.follow(RequestKey.of(news.subject().code()), MISSED);
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Recomputed news) {
        if (ours(news.subject())) {
            access.byRule("requests.rule.calendar-changed", () -> copy(news.subject()));
        }
    }

    private void copy(Subject subject) {
        var row = repository.lock(RequestKey.of(subject.code()).id());
        deadlines.of(subject).stream()
                .filter(deadline -> deadline.name().equals(Acts.CLOCK))
                .forEach(deadline -> Acts.copy(row, deadline));
        repository.update(row);
        acts.work(row);
    }

    private static boolean ours(Subject subject) {
        return subject.kind().equals(RequestKey.KIND);
    }

    private RequestRecord row(Subject subject) {
        return repository.get(RequestKey.of(subject.code()).id());
    }

    private Set<String> hands(RequestRecord row) {
        if (row.getAssignee() != null) {
            return new HashSet<>(Set.of(row.getAssignee()));
        }
        var awaited = RequestViews.awaited(row, repository.tasks(row.getId()), people);
        return new HashSet<>(awaited.isEmpty() ? access.holders(Role.DESK_AGENT.name()) : awaited);
    }

    private void tell(Set<String> told, RequestRecord row, String what, DeadlineEvent news) {
        var code = RequestKey.code(row.getId());
        notices.send(
                told,
                Notice.about(
                        news.subject(),
                        "/requests/" + code,
                        "requests:" + code + ":" + what + ":" + news.at().getEpochSecond(),
                        "requests.notice." + what,
                        code,
                        row.getTitle()));
    }
}
