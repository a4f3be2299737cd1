package org.hengwei.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One running deadline. All its times follow from start, target, calendar and pauses; whatever changes, {@link #reckon} works
 * them out anew, so that no pause is ever lost.
 */
final class Deadline {

    final long id;
    final Subject subject;
    final String name;
    final List<Pause> pauses;
    String calendar;
    Target target;
    Instant startedAt;
    List<Integer> warnAt;
    int warned;
    boolean missedTold;

    @Nullable
    Instant metAt;

    @Nullable
    Instant cancelledAt;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant nextLookAt;

    boolean provisional;

    /** @param untilAt null while it lasts */
    record Pause(
            long id,
            String reason,
            Instant fromAt,
            @Nullable Instant untilAt,
            String startedBy,
            @Nullable String endedBy) {}

    Deadline(long id, Promise promise, List<Pause> pauses) {
        this.id = id;
        this.subject = promise.subject();
        this.name = promise.name();
        this.calendar = promise.calendar();
        this.target = promise.target();
        this.startedAt = promise.start();
        this.warnAt = promise.warnAt();
        this.pauses = new ArrayList<>(pauses);
    }

    @Nullable
    Instant pausedSince() {
        return pauses.stream()
                .filter(pause -> pause.untilAt() == null)
                .map(Pause::fromAt)
                .findFirst()
                .orElse(null);
    }

    boolean running() {
        return metAt == null && cancelledAt == null;
    }

    /** Pauses as spans in order, merged where they touch; one that lasts ends at the given instant. */
    List<Span> spans(Instant now) {
        var spans = new ArrayList<Span>();
        pauses.stream()
                .map(pause -> new Span(pause.fromAt(), pause.untilAt() == null ? now : pause.untilAt()))
                .filter(span -> !span.empty())
                .sorted(java.util.Comparator.comparing(Span::from))
                .forEach(span -> {
                    if (!spans.isEmpty() && !span.from().isAfter(spans.getLast().until())) {
                        var last = spans.removeLast();
                        span = new Span(last.from(), last.until().isAfter(span.until()) ? last.until() : span.until());
                    }
                    spans.add(span);
                });
        return spans;
    }

    /** Works out due time, provisionality and when to look next. */
    void reckon(BusinessCalendar time, Instant now) {
        var paused = pausedSince() != null && running();
        var due = time.due(startedAt, target, spans(paused ? now : Instant.MAX));
        dueAt = paused ? null : due;
        provisional = time.provisional(startedAt, due);
        if (missedTold && due.isAfter(now)) {
            missedTold = false;
        }
        nextLookAt = paused || !running() || missedTold ? null : nextLook(time, due);
    }

    private Instant nextLook(BusinessCalendar time, Instant due) {
        var next = warnAt.stream().filter(percent -> percent > warned).findFirst();
        if (next.isEmpty()) {
            return due;
        }
        var spans = spans(due);
        var whole = time.workingTime(startedAt, due).minus(time.paused(startedAt, due, spans));
        return time.forward(startedAt, share(whole, next.get()), spans);
    }

    static Duration share(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }

    /** Working time that the target gives. */
    Duration promised(BusinessCalendar time) {
        return target.inDays() ? time.workingTime(startedAt, time.due(startedAt, target, List.of())) : target.time();
    }

    void pause(Instant at, String reason, String by) {
        if (!running()) {
            throw Refused.conflict("deadlines.ended");
        }
        if (pausedSince() == null) {
            pauses.add(new Pause(0, reason, at.isBefore(startedAt) ? startedAt : at, null, by, null));
        }
    }

    void resume(Instant at, String by) {
        pauses.replaceAll(pause -> pause.untilAt() != null
                ? pause
                : new Pause(
                        pause.id(),
                        pause.reason(),
                        pause.fromAt(),
                        at.isBefore(pause.fromAt()) ? pause.fromAt() : at,
                        pause.startedBy(),
                        by));
    }

    DeadlineView view(BusinessCalendar time, Instant now) {
        var until = metAt != null ? metAt : now;
        return new DeadlineView(
                subject,
                name,
                calendar,
                target,
                startedAt,
                dueAt,
                metAt,
                state(now),
                time.paused(startedAt, until, spans(until)),
                provisional);
    }

    DeadlineState state(Instant now) {
        if (cancelledAt != null) {
            return DeadlineState.CANCELLED;
        }
        if (dueAt == null) {
            return DeadlineState.PAUSED;
        }
        if (metAt != null) {
            return metAt.isAfter(dueAt) ? DeadlineState.MISSED : DeadlineState.MET;
        }
        return now.isAfter(dueAt) ? DeadlineState.OVERDUE : DeadlineState.RUNNING;
    }

    /** Working time passed without pauses, and the whole that was promised. */
    Duration passed(BusinessCalendar time, Instant until) {
        return time.workingTime(startedAt, until).minus(time.paused(startedAt, until, spans(until)));
    }
}
