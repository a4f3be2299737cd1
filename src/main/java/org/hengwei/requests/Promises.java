package org.hengwei.requests;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.EscalationStep;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.ServiceLevel;
import org.hengwei.agreements.TicketType;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.deadlines.DeadlineState;
import org.hengwei.deadlines.DeadlineView;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.requests.db.RequestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when a request is promised: by the agreement in force for its project and service, else by the item's own target. What
 * was promised is copied when the clock starts (H5).
 */
@Component
class Promises {

    private static final List<Integer> USUAL_WARNINGS = List.of(80);

    private final Agreements agreements;
    private final Escalations escalations;
    private final Deadlines deadlines;

    Promises(Agreements agreements, Escalations escalations, Deadlines deadlines) {
        this.agreements = agreements;
        this.escalations = escalations;
        this.deadlines = deadlines;
    }

    void start(RequestRecord row, ItemFacts item, Instant at) {
        level(row, at)
                .ifPresentOrElse(
                        level -> take(row, level),
                        () -> take(row, item.calendar(), Objects.requireNonNull(item.target())));
        copy(row, deadlines.promise(promise(row, at)));
    }

    private Optional<ServiceLevel> level(RequestRecord row, Instant at) {
        return agreements.levelFor(TicketType.REQUEST, row.getProject(), row.getService(), row.getPriority(), at);
    }

    private static void take(RequestRecord row, ServiceLevel level) {
        row.setAgreement(level.agreement());
        row.setAgreementEdition(level.edition());
        take(row, level.calendar(), level.resolution().toString());
    }

    private static void take(RequestRecord row, @Nullable String calendar, String target) {
        row.setCalendar(Objects.requireNonNull(calendar));
        row.setTarget(target);
    }

    private Promise promise(RequestRecord row, Instant at) {
        return new Promise(
                RequestKey.subject(row.getId()),
                Acts.CLOCK,
                row.getCalendar(),
                Target.parse(row.getTarget()),
                at,
                escalations.watched(promised(row), warnings(row, at)));
    }

    private List<Integer> warnings(RequestRecord row, Instant at) {
        return row.getAgreement() == null
                ? USUAL_WARNINGS
                : level(row, at).map(ServiceLevel::warnAtPercent).orElse(USUAL_WARNINGS);
    }

    static EscalationStep.Promised promised(RequestRecord row) {
        return new EscalationStep.Promised(
                TicketType.REQUEST, PromisedClock.RESOLUTION, row.getProject(), row.getAgreement(), row.getPriority());
    }

    /** Whether whoever has it in hand is to be warned; steps of escalation have percentages of their own. */
    boolean warns(RequestRecord row, DeadlineEvent.Near news) {
        return clock(row)
                .map(clock -> news.reached(warnings(row, clock.startedAt())))
                .orElse(true);
    }

    private Optional<DeadlineView> clock(RequestRecord row) {
        return deadlines.of(RequestKey.subject(row.getId())).stream()
                .filter(deadline -> deadline.name().equals(Acts.CLOCK))
                .findFirst();
    }

    /** The promise of the priority it has now, from when its clock started; what was promised before stays visible (H5). */
    void revise(RequestRecord row, String reason) {
        var clock = clock(row);
        if (row.getAgreement() == null || clock.isEmpty()) {
            return;
        }
        var start = clock.get().startedAt();
        var before = row.getCalendar() + row.getTarget();
        level(row, start).ifPresent(level -> take(row, level));
        if (!before.equals(row.getCalendar() + row.getTarget())) {
            copy(row, deadlines.rebuild(promise(row, start), reason));
        }
    }

    /**
     * Works the clock out anew from what happened: by the agreement that promises it now, else by what was promised, since a
     * promise whose agreement is gone stands (H5). One that is nobody's to fulfil any more stays as it is.
     */
    void repair(RequestRecord row, String reason) {
        var running = clock(row).filter(clock -> clock.state() != DeadlineState.CANCELLED);
        if (running.isEmpty()) {
            return;
        }
        var clock = running.get();
        var start = clock.startedAt();
        level(row, start).ifPresent(level -> take(row, level));
        var promise = promise(row, start);
        var differs =
                !clock.target().equals(promise.target()) || !clock.calendar().equals(promise.calendar());
        var moved = clock.dueAt() != null
                && !clock.dueAt().equals(deadlines.foreseeRebuilt(promise).dueAt());
        copy(row, differs || moved ? deadlines.rebuild(promise, reason) : clock);
    }

    static void copy(RequestRecord row, DeadlineView deadline) {
        row.setDueAt(deadline.dueAt());
        row.setProvisional(deadline.provisional());
    }
}
