package org.hengwei.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.deadlines.DeadlineView;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.people.Role;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act on a request has in common: the door before it, and the news, the clock and the worklist after it. */
@Component
class Acts {

    static final String CLOCK = "FULFILMENT";
    private final RequestRepository repository;
    private final RequestViews views;
    private final Deadlines deadlines;
    private final Promises promises;
    private final People people;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Acts(
            RequestRepository repository,
            RequestViews views,
            Deadlines deadlines,
            Promises promises,
            People people,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.views = views;
        this.deadlines = deadlines;
        this.promises = promises;
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The request, held, if this actor may make this move of it now. */
    RequestRecord open(RequestKey key, RequestMove move) {
        var row = repository.lock(key.id());
        views.reveal(row);
        access.demand(move.permission(), RequestViews.place(row));
        Versions.check(key.version(), row.getVersion());
        if (!move.from().contains(RequestViews.state(row))) {
            throw Refused.conflict("requests.refused.state", key.code());
        }
        return row;
    }

    RequestView done(RequestRecord row, RequestEvent news) {
        repository.update(row);
        events.publishEvent(news);
        work(row);
        return views.of(row);
    }

    void tell(RequestEvent news) {
        events.publishEvent(news);
    }

    /** From approval, or from submission where none is needed: steps are laid out and the clock starts. */
    RequestView begin(RequestRecord row, OfferedItem item) {
        var now = now();
        var facts = item.facts();
        row.setState(RequestState.IN_FULFILMENT.name());
        for (var i = 0; i < facts.tasks().size(); i++) {
            var task = facts.tasks().get(i);
            repository.addTask(row.getId(), i + 1, task.name(), task.nameEn(), task.role(), people.departmentOf(task));
        }
        team(row);
        promises.start(row, facts, now);
        return done(row, new RequestEvent.FulfilmentBegun(RequestKey.subject(row.getId()), now, row.getDueAt()));
    }

    /** It is seen by the department whose step it is. */
    void team(RequestRecord row) {
        row.setTeam(
                repository.ready(row.getId()).map(task -> task.getDepartment()).orElse(null));
    }

    static void copy(RequestRecord row, DeadlineView deadline) {
        Promises.copy(row, deadline);
    }

    /** It waits no longer; its clock goes on. */
    void goOn(RequestRecord row, Instant now) {
        row.setState(RequestState.IN_FULFILMENT.name());
        row.setPausedAt(null);
        row.setPauseReason(null);
        row.setPauseNote(null);
        copy(row, deadlines.resume(RequestKey.subject(row.getId()), CLOCK, now));
    }

    /** Whoever has it in hand, or is awaited; the desk while nobody is. */
    Set<String> hands(RequestRecord row) {
        if (row.getAssignee() != null) {
            return new HashSet<>(Set.of(row.getAssignee()));
        }
        var awaited = RequestViews.awaited(row, repository.tasks(row.getId()), people);
        return new HashSet<>(awaited.isEmpty() ? access.holders(Role.DESK_AGENT.name()) : awaited);
    }

    /** Nothing will be told of its clock any more. */
    void stop(RequestRecord row) {
        if (row.getTarget() != null) {
            deadlines.cancel(RequestKey.subject(row.getId()), CLOCK, now());
        }
    }

    void work(RequestRecord row) {
        var state = RequestViews.state(row);
        if (state == RequestState.DRAFT && row.getSubmittedAt() == null) {
            return;
        }
        var tasks = repository.tasks(row.getId());
        Map<String, String> answers = repository.answers(row);
        events.publishEvent(new Work(
                RequestKey.subject(row.getId()),
                row.getTitle(),
                row.getState(),
                state.open(),
                row.getAssignee(),
                row.getTeam() == null ? row.getDepartment() : row.getTeam(),
                row.getProject(),
                row.getCustomer(),
                null,
                row.getDueAt(),
                row.getCreatedAt(),
                RequestViews.awaited(row, tasks, people),
                "/requests/" + RequestKey.code(row.getId()),
                String.join(
                        " ",
                        row.getDescription(),
                        Objects.requireNonNullElse(row.getItemName(), ""),
                        Objects.requireNonNullElse(row.getRequesterName(), ""),
                        String.join(" ", answers.values()))));
    }
}
