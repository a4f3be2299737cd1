package org.hengwei.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.hengwei.incidents.db.VisitRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * On-site service: an engineer is sent, travels, arrives and leaves (R167, R168). In remote + on-site service nobody is sent
 * before the desk has taken the incident.
 */
@Service
@Transactional
public class Visits {

    private static final Duration ODD_CLOCKS = Duration.ofMinutes(1);

    private final Incidents incidents;
    private final VisitRepository repository;
    private final Staff staff;
    private final Clock clock;

    Visits(Incidents incidents, VisitRepository repository, Staff staff, Clock clock) {
        this.incidents = incidents;
        this.repository = repository;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Sends an engineer; one at a time.
     *
     * @param why for what technical support on site is needed
     */
    public IncidentView dispatch(IncidentKey key, @Nullable String engineer, @Nullable String why) {
        new Checks().present(engineer, "assignee").refuse();
        var reason = DeedTexts.reason(why);
        var person = Objects.requireNonNull(staff.of(Objects.requireNonNull(engineer)));
        return incidents.act(key, IncidentMove.DISPATCH, (incident, deed) -> {
            IncidentRules.demand(incident, IncidentMove.DISPATCH);
            var row = incident.row();
            row.setVisitCount(row.getVisitCount() + 1);
            row.setVisitor(person.login());
            repository.add(incident.id(), row.getVisitCount(), person, reason, deed);
            return new IncidentEvent.Dispatched(
                    incident.subject(), deed.at(), row.getVisitCount(), person.login(), person.name(), reason);
        });
    }

    /**
     * The next station of a visit.
     *
     * @param at when it was; null for now
     * @param text what was done when leaving, or why it is called off; needed for these two
     */
    public IncidentView step(IncidentKey key, int visit, VisitStep step, @Nullable Instant at, @Nullable String text) {
        var when = (at == null ? clock.instant() : at).truncatedTo(ChronoUnit.MICROS);
        check(step, when, text);
        return incidents.act(key, IncidentPermission.ACCEPT, (incident, deed) -> {
            var row = repository.lock(incident.id(), visit);
            var news = make(row, incident, step, when, DeedTexts.given(text), deed);
            if (row.getLeftAt() != null || row.getCancelledAt() != null) {
                incident.row().setVisitor(null);
            }
            repository.save(row);
            return news;
        });
    }

    private void check(VisitStep step, Instant at, @Nullable String text) {
        var leaving = step == VisitStep.LEAVING;
        new Checks()
                .that(!at.isAfter(clock.instant().plus(ODD_CLOCKS)), "at", "incidents.refused.in-future")
                .that(!leaving || (text != null && !text.isBlank()), "result", "shared.required")
                .that(step != VisitStep.CANCELLATION || (text != null && !text.isBlank()), "reason", "shared.required")
                .atMost(text, DeedTexts.LONGEST, leaving ? "result" : "reason")
                .refuse();
    }

    private static IncidentEvent make(
            VisitRecord row, Incident incident, VisitStep step, Instant at, @Nullable String text, Deed deed) {
        demandNext(row, step, at);
        var subject = incident.subject();
        var name = row.getEngineerName();
        return switch (step) {
            case DEPARTURE -> {
                row.setDepartedAt(at);
                yield new IncidentEvent.Departed(subject, at, row.getOrdinal(), name);
            }
            case ARRIVAL -> {
                row.setDepartedAt(row.getDepartedAt() == null ? at : row.getDepartedAt());
                row.setArrivedAt(at);
                yield new IncidentEvent.Arrived(subject, at, row.getOrdinal(), name);
            }
            case LEAVING -> {
                row.setLeftAt(at);
                row.setResult(text);
                yield new IncidentEvent.LeftSite(subject, at, row.getOrdinal(), name, Objects.requireNonNull(text));
            }
            case CANCELLATION -> {
                row.setCancelledAt(at);
                row.setCancelledBy(deed.by().login());
                row.setCancelledReason(text);
                yield new IncidentEvent.VisitCancelled(
                        subject, at, row.getOrdinal(), name, Objects.requireNonNull(text));
            }
        };
    }

    private static void demandNext(VisitRecord row, VisitStep step, Instant at) {
        var over = row.getLeftAt() != null || row.getCancelledAt() != null;
        var fits = switch (step) {
            case DEPARTURE -> row.getDepartedAt() == null;
            case ARRIVAL -> row.getArrivedAt() == null;
            case LEAVING -> row.getArrivedAt() != null;
            case CANCELLATION -> row.getArrivedAt() == null;
        };
        if (over || !fits) {
            throw Refused.conflict("incidents.refused.visit-step");
        }
        if (at.isBefore(latest(row))) {
            throw Refused.field("at", "incidents.refused.visit-times");
        }
    }

    private static Instant latest(VisitRecord row) {
        if (row.getArrivedAt() != null) {
            return row.getArrivedAt();
        }
        return row.getDepartedAt() == null ? row.getDispatchedAt() : row.getDepartedAt();
    }
}
