package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.incidents.db.VisitRecord;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class VisitRepository {

    private final DSLContext db;

    VisitRepository(DSLContext db) {
        this.db = db;
    }

    void add(long incident, int ordinal, Person engineer, String reason, Deed deed) {
        db.insertInto(VISIT)
                .set(VISIT.INCIDENT, incident)
                .set(VISIT.ORDINAL, ordinal)
                .set(VISIT.ENGINEER, engineer.login())
                .set(VISIT.ENGINEER_NAME, engineer.name())
                .set(VISIT.REASON, reason)
                .set(VISIT.DISPATCHED_AT, deed.at())
                .set(VISIT.DISPATCHED_BY, deed.by().login())
                .execute();
    }

    VisitRecord lock(long incident, int ordinal) {
        var row = db.selectFrom(VISIT)
                .where(VISIT.INCIDENT.eq(incident))
                .and(VISIT.ORDINAL.eq(ordinal))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Integer.toString(ordinal));
        }
        return row;
    }

    void save(VisitRecord row) {
        db.update(VISIT).set(row).where(VISIT.ID.eq(row.getId())).execute();
    }

    /** Newest first. */
    List<IncidentView.Visit> of(long incident) {
        return db.selectFrom(VISIT)
                .where(VISIT.INCIDENT.eq(incident))
                .orderBy(VISIT.ORDINAL.desc())
                .fetch(row -> view(row, IncidentKey.code(incident)));
    }

    private static IncidentView.Visit view(VisitRecord row, String incident) {
        return new IncidentView.Visit(
                row.getOrdinal(),
                row.getEngineer(),
                row.getEngineerName(),
                row.getReason(),
                row.getDispatchedAt(),
                row.getDepartedAt(),
                row.getArrivedAt(),
                row.getLeftAt(),
                between(row.getDepartedAt(), row.getArrivedAt()),
                between(row.getArrivedAt(), row.getLeftAt()),
                row.getResult(),
                row.getCancelledAt(),
                row.getCancelledReason(),
                next(row, "/api/v1/incidents/" + incident + "/visits/" + row.getOrdinal() + "/"));
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? null : Duration.between(from, until);
    }

    private static List<IncidentView.OpenMove> next(VisitRecord row, String base) {
        var steps = new ArrayList<IncidentView.OpenMove>();
        if (row.getLeftAt() != null || row.getCancelledAt() != null) {
            return steps;
        }
        if (row.getArrivedAt() != null) {
            steps.add(move(VisitStep.LEAVING, base, List.of("result")));
            return steps;
        }
        if (row.getDepartedAt() == null) {
            steps.add(move(VisitStep.DEPARTURE, base, List.of()));
        }
        steps.add(move(VisitStep.ARRIVAL, base, List.of()));
        steps.add(move(VisitStep.CANCELLATION, base, List.of("reason")));
        return steps;
    }

    private static IncidentView.OpenMove move(VisitStep step, String base, List<String> requires) {
        return new IncidentView.OpenMove(step.name(), base + step.noun(), requires);
    }
}
