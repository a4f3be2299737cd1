package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.COST_ENTRY;
import static org.hengwei.customers.db.Tables.CUSTOMER_TRAINING;
import static org.hengwei.customers.db.Tables.PAPER;
import static org.hengwei.customers.db.Tables.PROJECT;
import static org.hengwei.customers.db.Tables.TALK;
import static org.hengwei.customers.db.Tables.TALK_DUE;
import static org.hengwei.customers.db.Tables.TALK_INTERVAL;
import static org.hengwei.customers.db.Tables.VENDOR_SERVICE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hengwei.customers.Filing.CostKind;
import org.hengwei.customers.Filing.Filed;
import org.hengwei.customers.db.CustomerTrainingRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is filed of projects. A project has tens of each, so its lists are read whole up to {@link #MOST}. */
@Repository
class DossierRepository {

    private static final int MOST = 1_000;

    private final DSLContext db;

    DossierRepository(DSLContext db) {
        this.db = db;
    }

    <R extends TableRecord<R>> R fresh(Table<R> table) {
        return db.newRecord(table);
    }

    List<Filed<Filing.Paper>> papers(String project) {
        return db.selectFrom(PAPER)
                .where(PAPER.PROJECT.eq(project))
                .orderBy(PAPER.DATED_ON.desc(), PAPER.ID.desc())
                .limit(MOST)
                .fetch(row -> new Filed<>(
                        row.getId(),
                        new Filing.Paper(
                                Filing.Stage.valueOf(row.getStage()),
                                row.getTitle(),
                                row.getDatedOn(),
                                row.getSignedBy()),
                        row.getAttachment(),
                        row.getFiledBy(),
                        row.getFiledAt()));
    }

    List<Filed<Filing.Cost>> costs(String project) {
        return db.selectFrom(COST_ENTRY)
                .where(COST_ENTRY.PROJECT.eq(project))
                .orderBy(COST_ENTRY.DATED_ON.desc(), COST_ENTRY.ID.desc())
                .limit(MOST)
                .fetch(row -> new Filed<>(
                        row.getId(),
                        new Filing.Cost(
                                CostKind.valueOf(row.getKind()),
                                row.getCategory(),
                                row.getAmount(),
                                row.getDatedOn(),
                                row.getNote()),
                        null,
                        row.getFiledBy(),
                        row.getFiledAt()));
    }

    Filing.Sums sums(String project) {
        var row = db.select(sum(CostKind.ESTIMATE), sum(CostKind.BUDGET), sum(CostKind.COST))
                .from(COST_ENTRY)
                .where(COST_ENTRY.PROJECT.eq(project))
                .fetchSingle();
        return new Filing.Sums(
                row.value1(), row.value2(), row.value3(), row.value2().subtract(row.value3()));
    }

    private static Field<BigDecimal> sum(CostKind kind) {
        return DSL.coalesce(
                DSL.sum(COST_ENTRY.AMOUNT).filterWhere(COST_ENTRY.KIND.eq(kind.name())), new BigDecimal("0.00"));
    }

    List<Filed<Filing.Training>> trainings(String project) {
        return db.selectFrom(CUSTOMER_TRAINING)
                .where(CUSTOMER_TRAINING.PROJECT.eq(project))
                .orderBy(CUSTOMER_TRAINING.PLANNED_ON.desc(), CUSTOMER_TRAINING.ID.desc())
                .limit(MOST)
                .fetch(row -> new Filed<>(
                        row.getId(),
                        new Filing.Training(
                                row.getTopic(),
                                row.getPlannedOn(),
                                row.getTrainer(),
                                row.getAudience(),
                                row.getHeldOn(),
                                row.getAttendees(),
                                row.getResult()),
                        null,
                        row.getFiledBy(),
                        row.getFiledAt()));
    }

    Optional<CustomerTrainingRecord> training(String project, long id) {
        return db.selectFrom(CUSTOMER_TRAINING)
                .where(CUSTOMER_TRAINING.ID.eq(id))
                .and(CUSTOMER_TRAINING.PROJECT.eq(project))
                .forUpdate()
                .fetchOptional();
    }

    List<Filed<Filing.VendorService>> vendorServices(String project) {
        return db.selectFrom(VENDOR_SERVICE)
                .where(VENDOR_SERVICE.PROJECT.eq(project))
                .orderBy(VENDOR_SERVICE.SERVED_ON.desc(), VENDOR_SERVICE.ID.desc())
                .limit(MOST)
                .fetch(row -> new Filed<>(
                        row.getId(),
                        new Filing.VendorService(
                                row.getVendor(),
                                row.getService(),
                                row.getServedOn(),
                                Filing.Grade.valueOf(row.getTechnique()),
                                Filing.Grade.valueOf(row.getQuality()),
                                row.getRemark()),
                        null,
                        row.getFiledBy(),
                        row.getFiledAt()));
    }

    List<Filed<Filing.Talk>> talks(String project) {
        return db.selectFrom(TALK)
                .where(TALK.PROJECT.eq(project))
                .orderBy(TALK.HELD_ON.desc(), TALK.ID.desc())
                .limit(MOST)
                .fetch(row -> new Filed<>(
                        row.getId(),
                        new Filing.Talk(
                                row.getHeldOn(),
                                row.getParticipants(),
                                row.getProgress(),
                                row.getKnownNeeds(),
                                row.getLatentNeeds(),
                                row.getAgreed()),
                        null,
                        row.getFiledBy(),
                        row.getFiledAt()));
    }

    void talkEvery(String project, int days, LocalDate since) {
        db.insertInto(TALK_INTERVAL)
                .set(TALK_INTERVAL.PROJECT, project)
                .set(TALK_INTERVAL.DAYS, days)
                .set(TALK_INTERVAL.SINCE, since)
                .onConflict(TALK_INTERVAL.PROJECT)
                .doUpdate()
                .set(TALK_INTERVAL.DAYS, days)
                .execute();
    }

    /** Null while no interval is set, or when the project is closed. */
    Filing.@Nullable TalkDue talkDue(String project, LocalDate today) {
        return due(TALK_DUE.PROJECT.eq(project), 1, today).stream().findFirst().orElse(null);
    }

    Slice<Filing.TalkDue> talksDue(
            boolean overdueOnly, Visibility visibility, LocalDate today, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 1);
        var condition = Customers.visibleProjects(visibility)
                .and(overdueOnly ? TALK_DUE.NEXT_ON.lt(today) : DSL.noCondition())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : PROJECT.CODE.gt(after.values().getFirst()));
        return Slice.of(due(condition, limit + 1, today), limit, due -> Cursor.of(due.project()), null);
    }

    private List<Filing.TalkDue> due(Condition condition, int limit, LocalDate today) {
        return db.select(PROJECT.CODE, PROJECT.NAME, PROJECT.MANAGER, TALK_DUE.DAYS, TALK_DUE.LAST_ON, TALK_DUE.NEXT_ON)
                .from(TALK_DUE)
                .join(PROJECT)
                .on(PROJECT.CODE.eq(TALK_DUE.PROJECT))
                .where(condition)
                .orderBy(PROJECT.CODE)
                .limit(limit)
                .fetch(row -> due(row, today));
    }

    private static Filing.TalkDue due(Record row, LocalDate today) {
        var next = row.get(TALK_DUE.NEXT_ON);
        return new Filing.TalkDue(
                row.get(PROJECT.CODE),
                row.get(PROJECT.NAME),
                row.get(PROJECT.MANAGER),
                row.get(TALK_DUE.DAYS),
                row.get(TALK_DUE.LAST_ON),
                next,
                next.isBefore(today));
    }
}
