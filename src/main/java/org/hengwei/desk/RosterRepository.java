package org.hengwei.desk;

import static org.hengwei.desk.db.Tables.DUTY;
import static org.hengwei.desk.db.Tables.HOTLINE;

import java.time.Instant;
import java.util.List;
import org.hengwei.desk.db.DutyRecord;
import org.hengwei.desk.db.HotlineRecord;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RosterRepository {

    private static final Condition STANDS = DSL.condition("duty.removed_at IS NULL");

    private final DSLContext db;

    RosterRepository(DSLContext db) {
        this.db = db;
    }

    void add(DutyRecord row) {
        row.setVersion(1);
        row.setId(db.insertInto(DUTY).set(row).returning(DUTY.ID).fetchSingle(DUTY.ID));
        row.touched(false);
    }

    void save(DutyRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(DUTY).set(row).where(DUTY.ID.eq(row.getId())).execute();
        row.touched(false);
    }

    DutyRecord lock(long id) {
        var row = db.selectFrom(DUTY)
                .where(DUTY.ID.eq(id))
                .and(STANDS)
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return row;
    }

    /** Shifts that touch the stretch, by their beginning. */
    List<DutyRecord> between(Instant from, Instant until) {
        return db.selectFrom(DUTY)
                .where(STANDS)
                .and(DUTY.ENDS_AT.gt(from))
                .and(DUTY.STARTS_AT.lt(until))
                .orderBy(DUTY.STARTS_AT, DUTY.POST, DUTY.NAME, DUTY.ID)
                .fetch();
    }

    List<DutyRecord> at(Instant when) {
        return db.selectFrom(DUTY)
                .where(STANDS)
                .and(DUTY.ENDS_AT.gt(when))
                .and(DUTY.STARTS_AT.le(when))
                .orderBy(DUTY.POST, DUTY.STARTS_AT, DUTY.ID)
                .fetch();
    }

    /** Whether the person has another shift then; nobody is in two places. */
    boolean busy(String login, Instant from, Instant until, long except) {
        return db.fetchExists(
                DUTY,
                STANDS.and(DUTY.LOGIN.eq(login))
                        .and(DUTY.ENDS_AT.gt(from))
                        .and(DUTY.STARTS_AT.lt(until))
                        .and(DUTY.ID.ne(except)));
    }

    List<HotlineRecord> hotlines(boolean inactiveToo) {
        return db.selectFrom(HOTLINE)
                .where(inactiveToo ? DSL.noCondition() : HOTLINE.ACTIVE.isTrue())
                .orderBy(HOTLINE.ACTIVE.desc(), HOTLINE.POSITION, HOTLINE.ID)
                .fetch();
    }

    @Nullable
    HotlineRecord hotline(long id) {
        return db.selectFrom(HOTLINE).where(HOTLINE.ID.eq(id)).forUpdate().fetchOne();
    }

    boolean numberTaken(String number, @Nullable Long except) {
        return db.fetchExists(
                HOTLINE, HOTLINE.NUMBER.eq(number).and(except == null ? DSL.noCondition() : HOTLINE.ID.ne(except)));
    }

    void put(HotlineRecord row) {
        if (row.getId() == null) {
            row.setVersion(1);
            row.setId(db.insertInto(HOTLINE).set(row).returning(HOTLINE.ID).fetchSingle(HOTLINE.ID));
        } else {
            row.setVersion(row.getVersion() + 1);
            db.update(HOTLINE).set(row).where(HOTLINE.ID.eq(row.getId())).execute();
        }
        row.touched(false);
    }
}
