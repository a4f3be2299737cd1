package org.hengwei.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every running deadline in the house. Rooms above promise, pause and meet inside their own acts, which have asked for
 * permission already; they copy what comes back into their own rows.
 */
@Service
@Transactional
public class Deadlines {

    private final DeadlineRepository deadlines;
    private final CalendarRepository calendars;
    private final Clock clock;
    private final Access access;
    private final ApplicationEventPublisher events;

    Deadlines(
            DeadlineRepository deadlines,
            CalendarRepository calendars,
            Clock clock,
            Access access,
            ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
        this.access = access;
        this.events = events;
    }

    public DeadlineView promise(Promise promise) {
        return promiseAll(List.of(promise)).getFirst();
    }

    /** Starts several clocks in one statement, in the order given. */
    public List<DeadlineView> promiseAll(List<Promise> promises) {
        var now = clock.instant();
        var made = new ArrayList<Deadline>();
        var views = new ArrayList<DeadlineView>();
        for (var promise : promises) {
            var deadline = new Deadline(0, promise, List.of());
            var calendar = calendars.calendar(promise.calendar());
            deadline.reckon(calendar, now);
            made.add(deadline);
            views.add(deadline.view(calendar, now));
        }
        deadlines.insert(made);
        return views;
    }

    /** Stops the clock; nothing changes when it is stopped already. */
    public DeadlineView pause(Subject subject, String name, Instant at, String reason) {
        return change(subject, name, d -> d.pause(at, reason, by()));
    }

    public DeadlineView resume(Subject subject, String name, Instant at) {
        return change(subject, name, d -> d.resume(at, by()));
    }

    /** Meets the deadline; a pause that lasts ends then. */
    public DeadlineView meet(Subject subject, String name, Instant at) {
        return change(subject, name, d -> {
            d.resume(at, by());
            d.metAt = at;
        });
    }

    /** Takes the meeting back: the clock counts as never stopped (H4). */
    public DeadlineView unmeet(Subject subject, String name) {
        return change(subject, name, d -> d.metAt = null);
    }

    /** Lets it run again after it was closed: from closure to reopening is a pause (H4). */
    public DeadlineView reopen(Subject subject, String name, Instant closed, Instant reopened, String reason) {
        return change(subject, name, d -> {
            d.metAt = null;
            d.pause(closed, reason, by());
            d.resume(reopened, by());
        });
    }

    /** Rebuilds the deadline from another target, calendar or start; pauses stay, the earlier promise is kept (H5). */
    public DeadlineView rebuild(Promise promise, String reason) {
        return change(promise.subject(), promise.name(), d -> {
            var before = d.target;
            deadlines.keepPromise(d, clock.instant(), reason, by());
            d.calendar = promise.calendar();
            d.target = promise.target();
            d.startedAt = promise.start();
            d.warnAt = promise.warnAt();
            d.warned = 0;
            d.missedTold = false;
            events.publishEvent(new DeadlineEvent.Rebuilt(
                    d.subject, clock.instant(), d.name, before, d.target, d.startedAt, reason));
        });
    }

    /** When a promise would be due with those pauses taken out; nothing is promised or kept. For history from elsewhere (H19). */
    @Transactional(readOnly = true)
    public Calendars.Due foresee(Promise promise, List<Span> pauses) {
        var taken = pauses.stream()
                .map(pause -> new Deadline.Pause(0, "", pause.from(), pause.until(), "", null))
                .toList();
        return due(new Deadline(0, promise, taken));
    }

    /** When {@link #rebuild} with this promise would be due, by the pauses the clock has had; refused when there is no clock. */
    @Transactional(readOnly = true)
    public Calendars.Due foreseeRebuilt(Promise promise) {
        var clockNow = deadlines.of(promise.subject()).stream()
                .filter(d -> d.name.equals(promise.name()))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(promise.subject() + " " + promise.name()));
        return due(new Deadline(0, promise, clockNow.pauses));
    }

    private Calendars.Due due(Deadline ended) {
        ended.metAt = ended.startedAt;
        ended.reckon(calendars.calendar(ended.calendar), clock.instant());
        return new Calendars.Due(Objects.requireNonNull(ended.dueAt), ended.provisional);
    }

    /** Has running clocks of that name tell of one more percentage; one that is passed already is not told of any more. */
    public void warnAlso(Collection<Subject> subjects, String name, int percent) {
        deadlines.warnAlso(subjects.stream().map(Subject::toString).toList(), name, percent, clock.instant());
    }

    /** Nothing will be told of it any more. */
    public DeadlineView cancel(Subject subject, String name, Instant at) {
        return change(subject, name, d -> {
            d.resume(at, by());
            d.cancelledAt = at;
        });
    }

    @Transactional(readOnly = true)
    public List<DeadlineView> of(Subject subject) {
        var now = clock.instant();
        return deadlines.of(subject).stream()
                .map(d -> d.view(calendars.calendar(d.calendar), now))
                .toList();
    }

    /** The calculation of each clock of a subject, for a person to check. */
    @Transactional(readOnly = true)
    public List<Explanation> explain(Subject subject) {
        var now = clock.instant();
        return deadlines.of(subject).stream()
                .map(d -> Explaining.of(d, calendars.calendar(d.calendar), now, deadlines.earlier(d)))
                .toList();
    }

    private DeadlineView change(Subject subject, String name, Consumer<Deadline> how) {
        var deadline = deadlines.get(subject, name);
        how.accept(deadline);
        var calendar = calendars.calendar(deadline.calendar);
        var now = clock.instant();
        deadline.reckon(calendar, now);
        deadlines.update(deadline);
        return deadline.view(calendar, now);
    }

    private String by() {
        return access.actor().login();
    }
}
