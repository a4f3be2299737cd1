package org.hengwei.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repairs clocks after an agreement or a calendar was found wrong: they are worked out anew from what happened, of one incident
 * or of a whole project, and each that changes leaves a line of before and after in its journal (H5).
 */
@Service
public class ClockRepair {

    private static final int AT_ONCE = 300;
    private static final int MOST_LINES = 200;
    private static final int LONGEST_REASON = 500;

    private final IncidentRepository repository;
    private final ImportRepository many;
    private final Promises promises;
    private final Projects projects;
    private final TransactionTemplate transaction;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockRepair(
            IncidentRepository repository,
            ImportRepository many,
            Promises promises,
            Projects projects,
            TransactionTemplate transaction,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.many = many;
        this.promises = promises;
        this.projects = projects;
        this.transaction = transaction;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** How the clocks of one incident stand. */
    public record Standing(
            @Nullable String agreement,
            @Nullable Integer edition,
            @Nullable Instant responseDueAt,
            String response,
            @Nullable Instant resolutionDueAt,
            String resolution) {

        static Standing of(IncidentRecord row) {
            return new Standing(
                    row.getAgreement(),
                    row.getAgreementVersion(),
                    row.getResponseDueAt(),
                    row.getResponseState(),
                    row.getResolutionDueAt(),
                    row.getResolutionState());
        }
    }

    public record Line(String number, String title, Standing before, Standing after) {}

    /**
     * @param looked how many incidents were worked out anew
     * @param changed how many of them stand otherwise than before
     * @param lines the first 200 of those
     */
    public record Report(boolean done, int looked, int changed, List<Line> lines) {}

    /**
     * What a repair would change; nothing is changed.
     *
     * @param target number of an incident or code of a project
     */
    public Report preview(@Nullable String target) {
        return run(target, "preview", false);
    }

    /**
     * Repairs.
     *
     * @param target number of an incident or code of a project
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
        var lines = new ArrayList<Line>();
        if (wanted.matches("INC-\\d{6,18}")) {
            var key = IncidentKey.of(wanted);
            access.demand(IncidentPermission.REPAIR, repository.get(key).place());
            var changed = chunk(List.of(key.id()), reason, doing, lines);
            return new Report(doing, 1, changed, List.copyOf(lines));
        }
        return project(wanted, reason, doing, lines);
    }

    private Report project(String code, String reason, boolean doing, List<Line> lines) {
        var project = projects.find(code);
        access.demand(IncidentPermission.REPAIR, Whereabouts.ofProject(project.code(), project.customer()));
        var looked = 0;
        var changed = 0;
        var after = 0L;
        List<Long> some;
        do {
            some = many.ofProject(project.code(), after, AT_ONCE);
            if (!some.isEmpty()) {
                changed += chunk(some, reason, doing, lines);
                looked += some.size();
                after = some.getLast();
            }
        } while (some.size() == AT_ONCE);
        return new Report(doing, looked, changed, List.copyOf(lines));
    }

    /** A preview is the deed itself taken back, so that it cannot foretell anything else. */
    private int chunk(List<Long> numbers, String reason, boolean doing, List<Line> lines) {
        var changed = transaction.execute(status -> {
            var news = new ArrayList<IncidentEvent>();
            for (var number : numbers) {
                repair(repository.lock(new IncidentKey(number, null)), reason).ifPresent(line -> {
                    news.add(told(line, reason));
                    if (lines.size() < MOST_LINES) {
                        lines.add(line);
                    }
                });
            }
            if (!doing) {
                status.setRollbackOnly();
            } else {
                news.forEach(events::publishEvent);
            }
            return news.size();
        });
        return changed == null ? 0 : changed;
    }

    private Optional<Line> repair(Incident incident, String reason) {
        var before = Standing.of(incident.row());
        promises.repair(incident, reason, clock.instant());
        var after = Standing.of(incident.row());
        if (before.equals(after)) {
            return Optional.empty();
        }
        many.reckoned(incident);
        if (incident.status().open()) {
            events.publishEvent(IncidentWork.of(incident));
        }
        return Optional.of(new Line(incident.subject().code(), incident.row().getTitle(), before, after));
    }

    private IncidentEvent told(Line line, String reason) {
        return new IncidentEvent.ClocksRepaired(
                IncidentKey.subject(IncidentKey.of(line.number()).id()),
                clock.instant(),
                reason,
                line.before().agreement(),
                line.before().responseDueAt(),
                line.before().resolutionDueAt(),
                line.before().resolution(),
                line.after().agreement(),
                line.after().responseDueAt(),
                line.after().resolutionDueAt(),
                line.after().resolution());
    }
}
