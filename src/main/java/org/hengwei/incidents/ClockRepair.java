package org.hengwei.incidents;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.deadlines.Repairs;
import org.hengwei.deadlines.Repairs.Line;
import org.hengwei.deadlines.Repairs.Report;
import org.hengwei.deadlines.Repairs.Tickets;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Repairs clocks after an agreement or a calendar was found wrong: they are worked out anew from what happened, of one incident
 * or of a whole project, and each that changes leaves a line of before and after in its journal (H5).
 */
@Service
public class ClockRepair {

    private final IncidentRepository repository;
    private final ImportRepository many;
    private final Promises promises;
    private final Projects projects;
    private final Repairs repairs;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockRepair(
            IncidentRepository repository,
            ImportRepository many,
            Promises promises,
            Projects projects,
            Repairs repairs,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.many = many;
        this.promises = promises;
        this.projects = projects;
        this.repairs = repairs;
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

    /**
     * What a repair would change; nothing is changed.
     *
     * @param target number of an incident or code of a project
     */
    public Report<Standing> preview(@Nullable String target) {
        return repairs.preview(tickets(target), this::anew);
    }

    /**
     * Repairs.
     *
     * @param target number of an incident or code of a project
     * @param reason why, for the journal of each
     */
    public Report<Standing> repair(@Nullable String target, @Nullable String reason) {
        var why = Repairs.reason(reason);
        return repairs.perform(tickets(target), why, this::anew);
    }

    private Tickets tickets(@Nullable String target) {
        new Checks().present(target, "target").refuse();
        var wanted = Objects.requireNonNull(target).strip();
        if (wanted.matches("INC-\\d{6,18}")) {
            var key = IncidentKey.of(wanted);
            access.demand(IncidentPermission.REPAIR, repository.get(key).place());
            return Tickets.only(key.id());
        }
        var project = projects.find(wanted);
        access.demand(IncidentPermission.REPAIR, Whereabouts.ofProject(project.code(), project.customer()));
        return (after, limit) -> many.ofProject(project.code(), after, limit);
    }

    private Optional<Line<Standing>> anew(long ticket, String reason) {
        var incident = repository.lock(new IncidentKey(ticket, null));
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
        var line = new Line<>(incident.subject().code(), incident.row().getTitle(), before, after);
        events.publishEvent(told(line, reason));
        return Optional.of(line);
    }

    private IncidentEvent told(Line<Standing> line, String reason) {
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
