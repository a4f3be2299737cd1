package org.hengwei.incidents;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers what happened before anybody could record it, with the real times of report, response and resolution (H2). The
 * incident says so and why; its clocks and its callback count from the real times.
 */
@Service
@Transactional
public class AfterTheFact {

    private final Incidents incidents;
    private final Staff staff;
    private final Access access;
    private final Clock clock;

    AfterTheFact(Incidents incidents, Staff staff, Access access, Clock clock) {
        this.incidents = incidents;
        this.staff = staff;
        this.access = access;
        this.clock = clock;
    }

    /** As {@link Incidents#report} when nothing had been done yet. All of it is recorded, or nothing. */
    public IncidentView register(ReportIncident report, PastDeeds deeds) {
        if (!deeds.any()) {
            return incidents.report(report);
        }
        check(report, deeds);
        var who = deeds.assignee() == null ? access.actor() : staff.actor(deeds.assignee());
        var made = incidents.report(report);
        var key = IncidentKey.of(made.number());
        var responded = requireNonNullElse(deeds.respondedAt(), deeds.resolvedAt());
        var after =
                incidents.act(key, IncidentMove.ACCEPTANCE, Incident::accept, new Deed(who, requireNonNull(responded)));
        return deeds.resolvedAt() == null ? after : resolve(key, deeds, who);
    }

    private IncidentView resolve(IncidentKey key, PastDeeds deeds, Actor who) {
        var how = requireNonNullElse(deeds.solution(), new ResolveIncident(null, null, null, null));
        return incidents.resolve(key, how, new Deed(who, requireNonNull(deeds.resolvedAt())));
    }

    private void check(ReportIncident report, PastDeeds deeds) {
        var now = clock.instant();
        var responded = deeds.respondedAt() == null ? deeds.resolvedAt() : deeds.respondedAt();
        new Checks()
                .present(report.openedAt(), "openedAt")
                .present(report.impact(), "impact")
                .present(report.urgency(), "urgency")
                .present(responded, "respondedAt")
                .that(inOrder(report.openedAt(), responded), "respondedAt", "incidents.refused.times-in-order")
                .that(inOrder(responded, deeds.resolvedAt()), "resolvedAt", "incidents.refused.times-in-order")
                .that(inOrder(responded, now), "respondedAt", "incidents.refused.in-future")
                .that(inOrder(deeds.resolvedAt(), now), "resolvedAt", "incidents.refused.in-future")
                .refuse();
    }

    private static boolean inOrder(@Nullable Instant earlier, @Nullable Instant later) {
        return earlier == null || later == null || !later.isBefore(earlier);
    }
}
