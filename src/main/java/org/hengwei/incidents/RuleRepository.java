package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.ASSIGNMENT_RULE;
import static org.hengwei.incidents.db.Tables.INCIDENT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hengwei.incidents.db.AssignmentRuleRecord;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RuleRepository {

    private final DSLContext db;

    RuleRepository(DSLContext db) {
        this.db = db;
    }

    List<AssignmentRuleRecord> of(String project) {
        return db.selectFrom(ASSIGNMENT_RULE)
                .where(ASSIGNMENT_RULE.PROJECT.eq(project))
                .orderBy(ASSIGNMENT_RULE.POSITION, ASSIGNMENT_RULE.ID)
                .fetch();
    }

    /** Those that fit the incident, in the order in which they are asked. */
    List<AssignmentRuleRecord> fitting(IncidentRecord incident) {
        return db.selectFrom(ASSIGNMENT_RULE)
                .where(ASSIGNMENT_RULE.PROJECT.eq(incident.getProject()))
                .and(ASSIGNMENT_RULE.ACTIVE)
                .and(any(ASSIGNMENT_RULE.CATEGORY, incident.getCategory()))
                .and(any(ASSIGNMENT_RULE.SERVICE, incident.getService()))
                .and(any(ASSIGNMENT_RULE.PRIORITY, incident.getPriority()))
                .orderBy(ASSIGNMENT_RULE.POSITION, ASSIGNMENT_RULE.ID)
                .fetch();
    }

    private static <T> Condition any(Field<T> column, @Nullable T value) {
        return value == null ? column.isNull() : column.isNull().or(column.eq(value));
    }

    int last(String project) {
        var last = db.select(DSL.max(ASSIGNMENT_RULE.POSITION))
                .from(ASSIGNMENT_RULE)
                .where(ASSIGNMENT_RULE.PROJECT.eq(project))
                .fetchOne(0, Integer.class);
        return last == null ? 0 : last;
    }

    AssignmentRuleRecord lock(long id) {
        var row = db.selectFrom(ASSIGNMENT_RULE)
                .where(ASSIGNMENT_RULE.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return row;
    }

    void put(AssignmentRuleRecord row) {
        if (row.getId() == null) {
            row.setVersion(1);
            row.setId(db.insertInto(ASSIGNMENT_RULE)
                    .set(row)
                    .returning(ASSIGNMENT_RULE.ID)
                    .fetchSingle(ASSIGNMENT_RULE.ID));
        } else {
            row.setVersion(row.getVersion() + 1);
            db.update(ASSIGNMENT_RULE)
                    .set(row)
                    .where(ASSIGNMENT_RULE.ID.eq(row.getId()))
                    .execute();
        }
    }

    void remove(long id) {
        db.deleteFrom(ASSIGNMENT_RULE).where(ASSIGNMENT_RULE.ID.eq(id)).execute();
    }

    /** Open incidents each of these has in hand; who has none is left out. */
    Map<String, Integer> load(Collection<String> logins) {
        return db.select(INCIDENT.ASSIGNEE, DSL.count())
                .from(INCIDENT)
                .where(INCIDENT.ASSIGNEE.in(logins))
                .and("incident.status NOT IN ('RESOLVED', 'CLOSED', 'CANCELLED')")
                .groupBy(INCIDENT.ASSIGNEE)
                .fetchMap(INCIDENT.ASSIGNEE, DSL.count());
    }
}
