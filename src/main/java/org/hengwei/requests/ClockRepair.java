package org.hengwei.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.customers.Customers;
import org.hengwei.deadlines.Repairs;
import org.hengwei.deadlines.Repairs.Line;
import org.hengwei.deadlines.Repairs.Report;
import org.hengwei.deadlines.Repairs.Tickets;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Repairs the clocks of service requests after an agreement or a calendar was found wrong: each is worked out anew from what
 * happened, of one request or of a whole project, and each that changes leaves before and after in its journal (H5).
 */
@Service("requestClockRepair")
public class ClockRepair {

    private final RequestRepository repository;
    private final Promises promises;
    private final Acts acts;
    private final Customers customers;
    private final Repairs repairs;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockRepair(
            RequestRepository repository,
            Promises promises,
            Acts acts,
            Customers customers,
            Repairs repairs,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.promises = promises;
        this.acts = acts;
        this.customers = customers;
        this.repairs = repairs;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * How the clock of one request stands.
     *
     * @param agreement null when the item's own target promises it
     * @param dueAt null before fulfilment began, and while it waits
     */
    public record Standing(
            @Nullable String agreement,
            @Nullable Integer edition,
            @Nullable String target,
            @Nullable String calendar,
            @Nullable Instant dueAt,
            @Nullable Boolean inTime) {

        static Standing of(RequestRecord row) {
            var done = row.getFulfilledAt();
            return new Standing(
                    row.getAgreement(),
                    row.getAgreementEdition(),
                    row.getTarget(),
                    row.getCalendar(),
                    row.getDueAt(),
                    done == null || row.getDueAt() == null ? null : Boolean.valueOf(!done.isAfter(row.getDueAt())));
        }
    }

    /**
     * What a repair would change; nothing is changed.
     *
     * @param target number of a request or code of a project
     */
    public Report<Standing> preview(@Nullable String target) {
        return repairs.preview(tickets(target), this::anew);
    }

    /**
     * Repairs.
     *
     * @param target number of a request or code of a project
     * @param reason why, for the journal of each
     */
    public Report<Standing> repair(@Nullable String target, @Nullable String reason) {
        var why = Repairs.reason(reason);
        return repairs.perform(tickets(target), why, this::anew);
    }

    private Tickets tickets(@Nullable String target) {
        new Checks().present(target, "target").refuse();
        var wanted = Objects.requireNonNull(target).strip();
        if (wanted.matches("REQ-\\d{6,18}")) {
            var id = RequestKey.of(wanted).id();
            access.demand(RequestPermission.REPAIR, RequestViews.place(repository.get(id)));
            return Tickets.only(id);
        }
        var project = customers
                .findProject(wanted)
                .orElseThrow(() -> Refused.field("target", "customers.refused.project-unknown", wanted));
        access.demand(RequestPermission.REPAIR, Whereabouts.ofProject(project.code(), project.customer()));
        return (after, limit) -> repository.begunOf(project.code(), after, limit);
    }

    private Optional<Line<Standing>> anew(long ticket, String reason) {
        var row = repository.lock(ticket);
        var before = Standing.of(row);
        promises.repair(row, reason);
        var after = Standing.of(row);
        if (before.equals(after)) {
            return Optional.empty();
        }
        repository.update(row);
        acts.work(row);
        var line = new Line<>(RequestKey.code(row.getId()), row.getTitle(), before, after);
        events.publishEvent(told(row.getId(), line, reason));
        return Optional.of(line);
    }

    private RequestEvent told(long id, Line<Standing> line, String reason) {
        return new RequestEvent.ClocksRepaired(
                RequestKey.subject(id),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                reason,
                line.before().agreement(),
                line.before().target(),
                line.before().dueAt(),
                line.after().agreement(),
                line.after().target(),
                line.after().dueAt());
    }
}
