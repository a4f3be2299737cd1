package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.ASSIGNMENT;
import static org.hengwei.incidents.db.Tables.EVALUATION;
import static org.hengwei.incidents.db.Tables.INCIDENT;
import static org.hengwei.incidents.db.Tables.RESOLUTION;
import static org.hengwei.incidents.db.Tables.REVIEW;
import static org.hengwei.incidents.db.Tables.URGING;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hengwei.customers.ServiceMode;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What stands around an incident: relatives, hands it went through, urgings, evaluation. */
@Repository
class CareRepository {

    private static final int MOST = 100;

    private final DSLContext db;
    private final VisitRepository visits;
    private final Clock clock;

    CareRepository(DSLContext db, VisitRepository visits, Clock clock) {
        this.db = db;
        this.visits = visits;
        this.clock = clock;
    }

    /** What an incident has around it; each read only when there is something. */
    IncidentView.Care around(Incident incident) {
        var row = incident.row();
        return new IncidentView.Care(
                row.getAfterTheFact(),
                row.getMajor()
                        ? new IncidentView.Major(row.getMajorAt(), row.getMajorBy(), row.getMajorReason())
                        : null,
                row.getParent() == null ? null : IncidentKey.code(row.getParent()),
                row.getChildCount() > 0 ? relatives(INCIDENT.PARENT.eq(incident.id())) : List.of(),
                row.getMergedCount() > 0
                        ? relatives(INCIDENT.DUPLICATE_OF.eq(incident.id()).and(INCIDENT.MERGED))
                        : List.of(),
                row.getMerged(),
                row.getUrgeCount(),
                row.getUrgeCount() > 0 ? urgings(incident.id()) : List.of(),
                row.getAssignmentCount() > 0 ? hands(incident.id()) : List.of(),
                row.getEvaluatedAt() == null ? null : evaluation(incident.id()),
                row.getServiceMode() == null ? null : ServiceMode.valueOf(row.getServiceMode()),
                row.getTakenAt(),
                row.getVisitCount() > 0 ? visits.of(incident.id()) : List.of(),
                row.getMajorAt() == null ? List.of() : reviews(incident.id()));
    }

    private List<IncidentView.Review> reviews(long incident) {
        var now = clock.instant();
        return db.selectFrom(REVIEW)
                .where(REVIEW.INCIDENT.eq(incident))
                .orderBy(REVIEW.ID.desc())
                .limit(MOST)
                .fetch(row -> MajorReviews.view(row, now));
    }

    private List<IncidentView.Relative> relatives(Condition which) {
        return db.select(
                        INCIDENT.ID,
                        INCIDENT.TITLE,
                        INCIDENT.STATUS,
                        INCIDENT.PROJECT,
                        INCIDENT.REQUESTER_NAME,
                        INCIDENT.REQUESTER_PHONE,
                        INCIDENT.OPENED_AT)
                .from(INCIDENT)
                .where(which)
                .orderBy(INCIDENT.ID)
                .limit(MOST)
                .fetch(CareRepository::relative);
    }

    private static IncidentView.Relative relative(Record row) {
        return new IncidentView.Relative(
                IncidentKey.code(row.get(INCIDENT.ID)),
                row.get(INCIDENT.TITLE),
                IncidentStatus.valueOf(row.get(INCIDENT.STATUS)),
                row.get(INCIDENT.PROJECT),
                row.get(INCIDENT.REQUESTER_NAME),
                row.get(INCIDENT.REQUESTER_PHONE),
                row.get(INCIDENT.OPENED_AT));
    }

    private List<IncidentView.Urging> urgings(long incident) {
        return db.selectFrom(URGING)
                .where(URGING.INCIDENT.eq(incident))
                .orderBy(URGING.ID.desc())
                .limit(MOST)
                .fetch(row -> new IncidentView.Urging(
                        row.getAt(), row.getByName(), UrgingSide.valueOf(row.getSide()), row.getNote()));
    }

    private List<IncidentView.HandOver> hands(long incident) {
        return db.selectFrom(ASSIGNMENT)
                .where(ASSIGNMENT.INCIDENT.eq(incident))
                .orderBy(ASSIGNMENT.ID)
                .limit(MOST)
                .fetch(row -> new IncidentView.HandOver(
                        row.getAct(),
                        row.getAt(),
                        row.getBy(),
                        Tier.valueOf(row.getTier()),
                        row.getTeam(),
                        row.getAssignee(),
                        row.getReason(),
                        row.getReturnedAt()));
    }

    private IncidentView.@Nullable Evaluation evaluation(long incident) {
        return db.selectFrom(EVALUATION)
                .where(EVALUATION.INCIDENT.eq(incident))
                .and(EVALUATION.NEWEST)
                .fetchOne(row -> new IncidentView.Evaluation(
                        row.getAt(),
                        row.getByName(),
                        row.getClassificationRight(),
                        row.getRightCategory(),
                        row.getEffective(),
                        row.getScore(),
                        row.getComment()));
    }

    /** Children and earlier duplicates of the one hang on the other from now on. */
    void hangOver(long from, long to) {
        db.update(INCIDENT)
                .set(INCIDENT.PARENT, to)
                .where(INCIDENT.PARENT.eq(from))
                .execute();
        db.update(INCIDENT)
                .set(INCIDENT.DUPLICATE_OF, to)
                .where(INCIDENT.DUPLICATE_OF.eq(from))
                .and(INCIDENT.MERGED)
                .execute();
    }

    List<Long> openChildren(long parent) {
        return db.select(INCIDENT.ID)
                .from(INCIDENT)
                .where(INCIDENT.PARENT.eq(parent))
                .and(INCIDENT.STATUS.notIn("RESOLVED", "CLOSED", "CANCELLED"))
                .orderBy(INCIDENT.ID)
                .fetch(INCIDENT.ID);
    }

    /** How the parent was solved, as the children will be; no work time is counted twice. */
    ResolveIncident standingSolution(Incident parent) {
        var row = db.selectFrom(RESOLUTION)
                .where(RESOLUTION.INCIDENT.eq(parent.id()))
                .and(RESOLUTION.VOIDED_AT.isNull())
                .orderBy(RESOLUTION.ORDINAL.desc())
                .limit(1)
                .fetchOne();
        if (row == null) {
            throw Refused.conflict(
                    "incidents.refused.state.IN_PROGRESS", parent.subject().code());
        }
        return new ResolveIncident(row.getSolution(), row.getClosureCode(), row.getCause(), Duration.ZERO);
    }

    void urged(Incident incident, IncidentEvent.Urged news, String by) {
        db.insertInto(URGING)
                .set(URGING.INCIDENT, incident.id())
                .set(URGING.AT, news.at())
                .set(URGING.BY, by)
                .set(URGING.BY_NAME, news.by())
                .set(URGING.SIDE, news.side().name())
                .set(URGING.NOTE, news.note())
                .execute();
    }

    void evaluated(Incident incident, IncidentEvent.Evaluated news, String by) {
        var before = db.update(EVALUATION)
                .set(EVALUATION.NEWEST, false)
                .where(EVALUATION.INCIDENT.eq(incident.id()))
                .execute();
        db.insertInto(EVALUATION)
                .set(EVALUATION.INCIDENT, incident.id())
                .set(EVALUATION.ORDINAL, before + 1)
                .set(EVALUATION.AT, news.at())
                .set(EVALUATION.BY, by)
                .set(EVALUATION.BY_NAME, news.by())
                .set(EVALUATION.CLASSIFICATION_RIGHT, news.classificationRight())
                .set(EVALUATION.RIGHT_CATEGORY, news.rightCategory())
                .set(EVALUATION.EFFECTIVE, news.effective())
                .set(EVALUATION.SCORE, (short) news.score())
                .set(EVALUATION.COMMENT, news.comment())
                .execute();
    }

    /** The dispatch that stands came back. */
    void returned(Incident incident, IncidentEvent.Rejected news) {
        var dispatch = db.select(org.jooq.impl.DSL.max(ASSIGNMENT.ID))
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.INCIDENT.eq(incident.id()))
                .and(ASSIGNMENT.ACT.in("ASSIGNED", "ESCALATED"));
        db.update(ASSIGNMENT)
                .set(ASSIGNMENT.RETURNED_AT, news.at())
                .where(ASSIGNMENT.ID.eq(dispatch))
                .execute();
    }
}
