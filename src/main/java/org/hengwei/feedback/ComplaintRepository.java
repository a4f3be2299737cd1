package org.hengwei.feedback;

import static org.hengwei.feedback.db.Tables.COMPLAINT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hengwei.feedback.db.ComplaintRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.hengwei.shared.YearStage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ComplaintRepository {

    private static final List<String> OVER = List.of(ComplaintState.CLOSED.name(), ComplaintState.WITHDRAWN.name());

    private final DSLContext db;

    ComplaintRepository(DSLContext db) {
        this.db = db;
    }

    /** False when its source has made one already. */
    boolean add(ComplaintRecord row) {
        var id = db.insertInto(COMPLAINT)
                .set(row)
                .onConflict(COMPLAINT.SOURCE)
                .doNothing()
                .returning(COMPLAINT.ID)
                .fetchOne(COMPLAINT.ID);
        if (id == null) {
            return false;
        }
        row.setId(id);
        row.setVersion(1);
        row.setReopenings(0);
        row.setHandledBy(new String[0]);
        return true;
    }

    Complaint get(ComplaintKey key) {
        return found(db.selectFrom(COMPLAINT).where(COMPLAINT.ID.eq(key.id())).fetchOne(), key);
    }

    Complaint lock(ComplaintKey key) {
        return found(
                db.selectFrom(COMPLAINT)
                        .where(COMPLAINT.ID.eq(key.id()))
                        .forUpdate()
                        .fetchOne(),
                key);
    }

    private static Complaint found(@Nullable ComplaintRecord row, ComplaintKey key) {
        if (row == null) {
            throw Refused.notFound(key.code());
        }
        return new Complaint(row);
    }

    Optional<Complaint> ofSource(String source) {
        return db.selectFrom(COMPLAINT).where(COMPLAINT.SOURCE.eq(source)).fetchOptional(Complaint::new);
    }

    void save(Complaint complaint) {
        var row = complaint.row();
        row.setVersion(row.getVersion() + 1);
        db.update(COMPLAINT).set(row).where(COMPLAINT.ID.eq(row.getId())).execute();
    }

    /** Newest first. */
    Slice<Complaint> list(
            Visibility seen, ComplaintFilter filter, @Nullable Cursor cursor, int limit, boolean withTotal) {
        var where = on(seen).and(DSL.and(conditions(filter)));
        var rows = db.selectFrom(COMPLAINT)
                .where(where)
                .and(after(cursor))
                .orderBy(COMPLAINT.RECEIVED_AT.desc(), COMPLAINT.ID.desc())
                .limit(limit + 1)
                .fetch(Complaint::new);
        return Slice.of(
                rows,
                limit,
                c -> Cursor.of(c.row().getReceivedAt(), c.row().getId()),
                withTotal ? Long.valueOf(db.fetchCount(COMPLAINT, where)) : null);
    }

    /** How many of a period's are settled, and how many are not though they are due. */
    YearStage.Line stage(Visibility seen, Period period, CompanyZone zone, Instant now) {
        var over = COMPLAINT.STATE.in(OVER);
        var row = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(over),
                        DSL.count().filterWhere(DSL.not(over).and(COMPLAINT.DUE_AT.lt(now))))
                .from(COMPLAINT)
                .where(on(seen))
                .and(COMPLAINT.RECEIVED_AT.ge(period.from(zone.id())))
                .and(COMPLAINT.RECEIVED_AT.lt(period.until(zone.id())))
                .fetchSingle();
        return new YearStage.Line(
                YearStage.Stage.ACT, "feedback.stage", "/complaints", row.value2(), row.value1(), row.value3());
    }

    private static Condition on(Visibility seen) {
        return seen.on(
                COMPLAINT.PROJECT, COMPLAINT.CUSTOMER, COMPLAINT.DEPARTMENT, COMPLAINT.HANDLER, COMPLAINT.RECEIVED_BY);
    }

    private static List<Condition> conditions(ComplaintFilter filter) {
        var all = new ArrayList<Condition>();
        all.add(filter.open() ? COMPLAINT.STATE.notIn(OVER) : DSL.noCondition());
        if (filter.state() != null) {
            all.add(COMPLAINT.STATE.eq(filter.state().name()));
        }
        if (filter.grade() != null) {
            all.add(COMPLAINT.GRADE.eq(filter.grade().name()));
        }
        if (filter.project() != null && !filter.project().isBlank()) {
            all.add(COMPLAINT.PROJECT.eq(filter.project()));
        }
        if (filter.customer() != null && !filter.customer().isBlank()) {
            all.add(COMPLAINT.CUSTOMER.eq(filter.customer()));
        }
        return all;
    }

    private static Condition after(@Nullable Cursor cursor) {
        return cursor == null
                ? DSL.noCondition()
                : DSL.row(COMPLAINT.RECEIVED_AT, COMPLAINT.ID)
                        .lessThan(
                                Instant.parse(cursor.values().getFirst()),
                                Long.valueOf(cursor.values().getLast()));
    }
}
