package org.hengwei.requests;

import java.util.Objects;
import org.hengwei.catalog.Catalog;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the first step to closure, and back when it did not hold. */
@Service
@Transactional
public class Fulfilment {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_RESULT = 20_000;

    private final RequestRepository repository;
    private final Acts acts;
    private final RequestViews views;
    private final People people;
    private final Catalog catalog;
    private final Deadlines deadlines;
    private final Promises promises;
    private final Access access;

    Fulfilment(
            RequestRepository repository,
            Acts acts,
            RequestViews views,
            People people,
            Catalog catalog,
            Deadlines deadlines,
            Promises promises,
            Access access) {
        this.repository = repository;
        this.acts = acts;
        this.views = views;
        this.people = people;
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.promises = promises;
        this.access = access;
    }

    /**
     * How urgent it is; where an agreement promises by priority, the promise follows from when the clock started (H5).
     *
     * @param priority {@code P1} to {@code P4}
     */
    public RequestView prioritise(RequestKey key, @Nullable String priority, @Nullable String reason) {
        var row = acts.open(key, RequestMove.PRIORITY);
        new Checks()
                .present(priority, "priority")
                .that(
                        priority == null
                                || priority.isBlank()
                                || priority.strip().matches("P[1-4]"),
                        "priority",
                        "requests.refused.priority")
                .present(reason, "reason")
                .atMost(reason, LONGEST_NOTE, "reason")
                .refuse();
        var before = row.getPriority();
        var why = Objects.requireNonNull(reason).strip();
        row.setPriority(Objects.requireNonNull(priority).strip());
        promises.revise(row, why);
        return acts.done(row, new RequestEvent.Prioritised(subject(row), acts.now(), before, row.getPriority(), why));
    }

    /** Puts it into one person's hands. Refused unless he works here. */
    public RequestView assign(RequestKey key, @Nullable String assignee) {
        var row = acts.open(key, RequestMove.ASSIGNMENT);
        new Checks()
                .present(assignee, "assignee")
                .that(
                        assignee == null || assignee.isBlank() || people.exists(assignee),
                        "assignee",
                        "requests.refused.person-unknown",
                        String.valueOf(assignee))
                .refuse();
        var login = Objects.requireNonNull(assignee).strip();
        row.setAssignee(login);
        row.setAssigneeName(people.nameOf(login));
        return acts.done(row, new RequestEvent.Assigned(subject(row), acts.now(), login, row.getAssigneeName()));
    }

    /**
     * The step that can be done now is done.
     *
     * @param place of the step, from 1; null for whichever can be done now
     * @throws Refused when it is another's turn, or the step is for others
     */
    public RequestView complete(RequestKey key, @Nullable Integer place, @Nullable String note) {
        var row = acts.open(key, RequestMove.COMPLETION);
        new Checks().atMost(note, LONGEST_NOTE, "note").refuse();
        var task = repository
                .ready(row.getId())
                .filter(one -> place == null || place.equals(one.getPlace()))
                .orElseThrow(() -> Refused.conflict("requests.refused.not-its-turn"));
        if (!views.mine(row, task)) {
            throw Refused.forbidden("requests.refused.not-your-task");
        }
        var said = note == null || note.isBlank() ? null : note.strip();
        repository.done(task, access.actor(), acts.now(), said);
        acts.team(row);
        return acts.done(
                row, new RequestEvent.TaskDone(subject(row), acts.now(), task.getPlace(), task.getName(), said));
    }

    /** All was done. Refused while a step is open, and without saying what came of it. */
    public RequestView fulfil(RequestKey key, @Nullable String result) {
        var row = acts.open(key, RequestMove.FULFILMENT);
        new Checks()
                .present(result, "result")
                .atMost(result, LONGEST_RESULT, "result")
                .refuse();
        repository.ready(row.getId()).ifPresent(task -> {
            throw Refused.conflict("requests.refused.tasks-open", task.getPlace(), task.getName());
        });
        var now = acts.now();
        var said = Objects.requireNonNull(result).strip();
        row.setState(RequestState.FULFILLED.name());
        row.setFulfilledAt(now);
        row.setFulfilledBy(access.actor().login());
        row.setResult(said);
        row.setFulfilments(row.getFulfilments() + 1);
        Acts.copy(row, deadlines.meet(subject(row), Acts.CLOCK, now));
        return acts.done(
                row,
                new RequestEvent.Fulfilled(
                        subject(row),
                        now,
                        said,
                        row.getFulfilments(),
                        access.actor().login(),
                        row.getProject(),
                        row.getCustomer(),
                        row.getDepartment()));
    }

    /** @param reason code of the list of pause reasons, which says whether the clock stands still */
    public RequestView pause(RequestKey key, @Nullable String reason, @Nullable String note) {
        var row = acts.open(key, RequestMove.PAUSE);
        new Checks()
                .present(reason, "reason")
                .atMost(note, LONGEST_NOTE, "note")
                .refuse();
        var chosen = catalog.pauseReason(Objects.requireNonNull(reason));
        var now = acts.now();
        row.setState(RequestState.PENDING.name());
        row.setPausedAt(now);
        row.setPauseReason(chosen.code());
        row.setPauseNote(note);
        if (Boolean.TRUE.equals(chosen.stopsClock())) {
            Acts.copy(row, deadlines.pause(subject(row), Acts.CLOCK, now, chosen.code()));
        }
        return acts.done(row, new RequestEvent.Paused(subject(row), now, chosen.name(), note));
    }

    public RequestView resume(RequestKey key) {
        var row = acts.open(key, RequestMove.RESUMPTION);
        var now = acts.now();
        acts.goOn(row, now);
        return acts.done(row, new RequestEvent.Resumed(subject(row), now));
    }

    /** It holds. Closed by the customer it counts as confirmed. Refused to whoever fulfilled it. */
    public RequestView close(RequestKey key, @Nullable String note) {
        return close(key, access.actor().isContact(), note);
    }

    /** @param confirmed whether the customer said so, to a call for instance */
    public RequestView close(RequestKey key, boolean confirmed, @Nullable String note) {
        var row = acts.open(key, RequestMove.CLOSURE);
        new Checks().atMost(note, LONGEST_NOTE, "note").refuse();
        if (access.actor().login().equals(row.getFulfilledBy())) {
            throw Refused.forbidden("requests.refused.own-work");
        }
        row.setState(RequestState.CLOSED.name());
        row.setClosedAt(acts.now());
        row.setClosedBy(access.actor().login());
        row.setConfirmed(confirmed);
        return acts.done(
                row,
                new RequestEvent.Closed(
                        subject(row),
                        acts.now(),
                        confirmed,
                        note,
                        access.actor().isContact(),
                        access.actor().login()));
    }

    /**
     * It did not hold: fulfilment goes on. Its clock counts as never stopped; after closure the time in between is a pause, as
     * of an incident (H4).
     */
    public RequestView reopen(RequestKey key, @Nullable String reason) {
        var row = acts.open(key, RequestMove.REOPENING);
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_NOTE, "reason")
                .refuse();
        var now = acts.now();
        var why = Objects.requireNonNull(reason).strip();
        var closed = row.getClosedAt();
        Acts.copy(
                row,
                closed == null
                        ? deadlines.unmeet(subject(row), Acts.CLOCK)
                        : deadlines.reopen(subject(row), Acts.CLOCK, closed, now, "REOPENED"));
        row.setState(RequestState.IN_FULFILMENT.name());
        row.setFulfilledAt(null);
        row.setFulfilledBy(null);
        row.setClosedAt(null);
        row.setClosedBy(null);
        row.setConfirmed(null);
        row.setReason(why);
        row.setReopenCount(row.getReopenCount() + 1);
        return acts.done(row, new RequestEvent.Reopened(subject(row), now, why, row.getFulfilments()));
    }

    private static Subject subject(RequestRecord row) {
        return RequestKey.subject(row.getId());
    }
}
