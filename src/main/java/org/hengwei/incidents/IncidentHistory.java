package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.ASSIGNMENT;
import static org.hengwei.incidents.db.Tables.CLOSURE;
import static org.hengwei.incidents.db.Tables.ESCALATION;
import static org.hengwei.incidents.db.Tables.PAUSE;
import static org.hengwei.incidents.db.Tables.REOPENING;
import static org.hengwei.incidents.db.Tables.RESOLUTION;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** A state worth proving is a row of who, when and why: written from the incident's news. */
@Repository
class IncidentHistory {

    private final DSLContext db;
    private final CareRepository care;

    IncidentHistory(DSLContext db, CareRepository care) {
        this.db = db;
        this.care = care;
    }

    void write(Incident incident, IncidentEvent news, String by) {
        switch (news) {
            case IncidentEvent.Assigned e -> hand(incident, "ASSIGNED", by, e.at(), null);
            case IncidentEvent.AssignedByRule e -> hand(incident, "ASSIGNED", by, e.at(), null);
            case IncidentEvent.Accepted e -> hand(incident, "ACCEPTED", by, e.at(), null);
            case IncidentEvent.Rejected e -> {
                care.returned(incident, e);
                hand(incident, "REJECTED", by, e.at(), e.reason());
            }
            case IncidentEvent.Merged e -> endPause(incident, e.at(), by);
            case IncidentEvent.Urged e -> care.urged(incident, e, by);
            case IncidentEvent.Evaluated e -> care.evaluated(incident, e, by);
            case IncidentEvent.Escalated e -> escalation(incident, e, by);
            case IncidentEvent.EscalatedByRule e -> escalation(incident, e, by);
            case IncidentEvent.Paused e ->
                db.insertInto(PAUSE)
                        .set(PAUSE.INCIDENT, incident.id())
                        .set(PAUSE.REASON, e.reason())
                        .set(PAUSE.NOTE, e.note())
                        .set(PAUSE.PAUSED_AT, e.at())
                        .set(PAUSE.PAUSED_BY, by)
                        .execute();
            case IncidentEvent.Resumed e -> endPause(incident, e.at(), by);
            case IncidentEvent.Resolved e -> resolution(incident, e, by);
            case IncidentEvent.Closed e ->
                db.insertInto(CLOSURE)
                        .set(CLOSURE.INCIDENT, incident.id())
                        .set(CLOSURE.CLOSED_AT, e.at())
                        .set(CLOSURE.CLOSED_BY, by)
                        .set(
                                CLOSURE.CONFIRMATION,
                                e.confirmation() == null
                                        ? null
                                        : e.confirmation().name())
                        .set(CLOSURE.NOTE, e.note())
                        .execute();
            case IncidentEvent.Reopened e -> reopening(incident, e, by);
            case IncidentEvent.Reported _,
                    IncidentEvent.Classified _,
                    IncidentEvent.PriorityChanged _,
                    IncidentEvent.Confirmed _,
                    IncidentEvent.Cancelled _,
                    IncidentEvent.Corrected _,
                    IncidentEvent.RulePut _,
                    IncidentEvent.RuleRemoved _,
                    IncidentEvent.Dispatched _,
                    IncidentEvent.Departed _,
                    IncidentEvent.Arrived _,
                    IncidentEvent.LeftSite _,
                    IncidentEvent.VisitCancelled _,
                    IncidentEvent.Absorbed _,
                    IncidentEvent.ParentSet _,
                    IncidentEvent.ParentLeft _,
                    IncidentEvent.ChildGained _,
                    IncidentEvent.ChildrenResolved _,
                    IncidentEvent.MajorDeclared _,
                    IncidentEvent.MajorLifted _,
                    IncidentEvent.Reviewed _,
                    IncidentEvent.Imported _,
                    IncidentEvent.ImportUpdated _,
                    IncidentEvent.ClocksRepaired _ -> {}
        }
    }

    private void hand(Incident incident, String act, String by, Instant at, @Nullable String reason) {
        var row = incident.row();
        db.insertInto(ASSIGNMENT)
                .set(ASSIGNMENT.INCIDENT, incident.id())
                .set(ASSIGNMENT.ACT, act)
                .set(ASSIGNMENT.AT, at)
                .set(ASSIGNMENT.BY, by)
                .set(ASSIGNMENT.TIER, row.getTier())
                .set(ASSIGNMENT.TEAM, row.getTeam())
                .set(ASSIGNMENT.ASSIGNEE, row.getAssignee())
                .set(ASSIGNMENT.REASON, reason)
                .execute();
    }

    private void escalation(Incident incident, IncidentEvent.Escalated news, String by) {
        escalation(incident, news.kind(), news.from(), news.to(), news.reason(), news.at(), by);
    }

    private void escalation(Incident incident, IncidentEvent.EscalatedByRule news, String by) {
        var kind = news.moved() ? Escalation.FUNCTIONAL : Escalation.HIERARCHIC;
        escalation(incident, kind, news.from(), news.to(), news.rule(), news.at(), by);
    }

    private void escalation(
            Incident incident, Escalation kind, Tier from, Tier to, String reason, Instant at, String by) {
        if (kind == Escalation.FUNCTIONAL) {
            hand(incident, "ESCALATED", by, at, reason);
        }
        db.insertInto(ESCALATION)
                .set(ESCALATION.INCIDENT, incident.id())
                .set(ESCALATION.KIND, kind.name())
                .set(ESCALATION.FROM_TIER, from.name())
                .set(ESCALATION.TO_TIER, to.name())
                .set(ESCALATION.REASON, reason)
                .set(ESCALATION.ESCALATED_AT, at)
                .set(ESCALATION.ESCALATED_BY, by)
                .execute();
    }

    private void endPause(Incident incident, Instant at, String by) {
        db.update(PAUSE)
                .set(PAUSE.RESUMED_AT, at)
                .set(PAUSE.RESUMED_BY, by)
                .where(PAUSE.INCIDENT.eq(incident.id()))
                .and(PAUSE.RESUMED_AT.isNull())
                .execute();
    }

    private void resolution(Incident incident, IncidentEvent.Resolved news, String by) {
        var row = incident.row();
        if (row.getPauseCount() > 0) {
            endPause(incident, news.at(), by);
        }
        db.insertInto(RESOLUTION)
                .set(RESOLUTION.INCIDENT, incident.id())
                .set(RESOLUTION.ORDINAL, news.resolution())
                .set(RESOLUTION.SOLUTION, news.solution())
                .set(RESOLUTION.CLOSURE_CODE, news.closureCode())
                .set(RESOLUTION.SUCCESSFUL, news.successful())
                .set(RESOLUTION.CAUSE, news.cause())
                .set(RESOLUTION.WORK_MINUTES, news.workMinutes())
                .set(RESOLUTION.RESOLVED_AT, news.at())
                .set(RESOLUTION.RECORDED_AT, news.at())
                .set(RESOLUTION.RESOLVED_BY, by)
                .set(RESOLUTION.TIER, news.tier().name())
                .set(RESOLUTION.FIRST_CALL, news.firstCall())
                .set(RESOLUTION.IN_TIME, incident.inTime())
                .set(RESOLUTION.PROJECT, row.getProject())
                .set(RESOLUTION.CUSTOMER, row.getCustomer())
                .set(RESOLUTION.DEPARTMENT, row.getDepartment())
                .execute();
    }

    private void reopening(Incident incident, IncidentEvent.Reopened news, String by) {
        Long voided = null;
        if (news.voided() != null) {
            voided = db.update(RESOLUTION)
                    .set(RESOLUTION.VOIDED_AT, news.at())
                    .set(RESOLUTION.VOIDED_BY, by)
                    .set(RESOLUTION.VOIDED_REASON, news.reason())
                    .where(RESOLUTION.INCIDENT.eq(incident.id()))
                    .and(RESOLUTION.ORDINAL.eq(news.voided()))
                    .returning(RESOLUTION.ID)
                    .fetchOne(RESOLUTION.ID);
        }
        db.insertInto(REOPENING)
                .set(REOPENING.INCIDENT, incident.id())
                .set(REOPENING.REOPENED_AT, news.at())
                .set(REOPENING.REOPENED_BY, by)
                .set(REOPENING.REASON, news.reason())
                .set(REOPENING.WAS, news.was().name())
                .set(REOPENING.VOIDED, voided)
                .execute();
    }
}
