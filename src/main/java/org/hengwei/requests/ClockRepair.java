package org.hengwei.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.customers.Customers;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repairs the clocks of service requests after an agreement or a calendar was found wrong: each is worked out anew from what
 * happened, of one request or of a whole project, and each that changes leaves before and after in its journal (H5).
 */
@Service("requestClockRepair")
public class ClockRepair {

    private static final int AT_ONCE = 300;
    private static final int MOST_LINES = 200;
    private static final int LONGEST_REASON = 500;

    private final RequestRepository repository;
    private final Promises promises;
    private final Acts acts;
    private final Customers customers;
    private final TransactionTemplate transaction;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockRepair(
            RequestRepository repository,
            Promises promises,
            Acts acts,
            Customers customers,
            TransactionTemplate transaction,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.promises = promises;
        this.acts = acts;
        this.customers = customers;
        this.transaction = transaction;
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

    public record Line(String number, String title, Standing before, Standing after) {}

    /**
     * @param looked how many requests were worked out anew
     * @param changed how many of them stand otherwise than before
     * @param lines the first 200 of those
     */
    public record Report(boolean done, int looked, int changed, List<Line> lines) {}

    /**
     * What a repair would change; nothing is changed.
     *
     * @param target number of a request or code of a project
     */
    public Report preview(@Nullable String target) {
        return run(target, "preview", false);
    }

    /**
     * Repairs.
     *
     * @param target number of a request or code of a project
     * @param reason why, for the journal of each
     */
    public Report repair(@Nullable String target, @Nullable String reason) {
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_REASON, "reason")
                .refuse();
        return run(target, Objects.requireNonNull(reason).strip(), true);
    }

    private Report run(@Nullable String target, String reason, boolean doing) {
        new Checks().present(target, "target").refuse();
        var wanted = Objects.requireNonNull(target).strip();
        if (!wanted.matches("REQ-\\d{6,18}")) {
            return project(wanted, reason, doing);
        }
        var lines = new ArrayList<Line>();
        var id = RequestKey.of(wanted).id();
        access.demand(RequestPermission.REPAIR, RequestViews.place(repository.get(id)));
        var changed = chunk(List.of(id), reason, doing, lines);
        return new Report(doing, 1, changed, List.copyOf(lines));
    }

    private Report project(String code, String reason, boolean doing) {
        var project = customers
                .findProject(code)
                .orElseThrow(() -> Refused.field("target", "customers.refused.project-unknown", code));
        access.demand(RequestPermission.REPAIR, Whereabouts.ofProject(project.code(), project.customer()));
        var lines = new ArrayList<Line>();
        var looked = 0;
        var changed = 0;
        var some = repository.begunOf(project.code(), 0, AT_ONCE);
        while (!some.isEmpty()) {
            changed += chunk(some, reason, doing, lines);
            looked += some.size();
            some = repository.begunOf(project.code(), some.getLast(), AT_ONCE);
        }
        return new Report(doing, looked, changed, List.copyOf(lines));
    }

    /** A preview is the deed itself taken back, so that it cannot foretell anything else. */
    private int chunk(List<Long> numbers, String reason, boolean doing, List<Line> lines) {
        var changed = transaction.execute(status -> {
            var count = 0;
            for (var number : numbers) {
                var line = repair(repository.lock(number), reason);
                if (line.isPresent()) {
                    count++;
                    if (lines.size() < MOST_LINES) {
                        lines.add(line.get());
                    }
                }
            }
            if (!doing) {
                status.setRollbackOnly();
            }
            return count;
        });
        return changed == null ? 0 : changed;
    }

    private Optional<Line> repair(RequestRecord row, String reason) {
        var before = Standing.of(row);
        promises.repair(row, reason);
        var after = Standing.of(row);
        if (before.equals(after)) {
            return Optional.empty();
        }
        repository.update(row);
        acts.work(row);
        var line = new Line(RequestKey.code(row.getId()), row.getTitle(), before, after);
        events.publishEvent(told(row.getId(), line, reason));
        return Optional.of(line);
    }

    private RequestEvent told(long id, Line line, String reason) {
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
