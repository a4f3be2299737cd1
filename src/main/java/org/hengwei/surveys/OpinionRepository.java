package org.hengwei.surveys;

import static org.hengwei.surveys.db.Tables.OPINION;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.hengwei.shared.YearStage;
import org.hengwei.surveys.db.OpinionRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class OpinionRepository {

    private final DSLContext db;

    OpinionRepository(DSLContext db) {
        this.db = db;
    }

    OpinionRecord fresh() {
        return db.newRecord(OPINION);
    }

    OpinionRecord get(String number) {
        return found(
                db.selectFrom(OPINION)
                        .where(OPINION.ID.eq(SurveyCode.OPINION.id(number)))
                        .fetchOne(),
                number);
    }

    OpinionRecord lock(String number) {
        return found(
                db.selectFrom(OPINION)
                        .where(OPINION.ID.eq(SurveyCode.OPINION.id(number)))
                        .forUpdate()
                        .fetchOne(),
                number);
    }

    private static OpinionRecord found(@Nullable OpinionRecord row, String number) {
        if (row == null) {
            throw Refused.notFound(number);
        }
        return row;
    }

    void save(OpinionRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.update();
    }

    List<OpinionRecord> of(long campaign) {
        return db.selectFrom(OPINION)
                .where(OPINION.CAMPAIGN.eq(campaign))
                .orderBy(OPINION.ID)
                .fetch();
    }

    /** Newest first; of one survey or of all. */
    /** How many of the opinions written in a year ask for something and have been dealt with. */
    YearStage.Line stage(Visibility seen, Period period, CompanyZone zone, LocalDate today) {
        var done = OPINION.STATE.eq(OpinionState.DONE.name());
        var row = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(done),
                        DSL.count().filterWhere(DSL.not(done).and(OPINION.DUE_ON.lt(today))))
                .from(OPINION)
                .where(seen.on(OPINION.PROJECT, null, OPINION.DEPARTMENT, OPINION.OWNER))
                .and(OPINION.STATE.ne(OpinionState.PRAISE.name()))
                .and(OPINION.SAID_AT.ge(period.from(zone.id())))
                .and(OPINION.SAID_AT.lt(period.until(zone.id())))
                .fetchSingle();
        return new YearStage.Line(
                YearStage.Stage.ACT, "surveys.stage", "/surveys/opinions", row.value2(), row.value1(), row.value3());
    }

    Slice<OpinionRecord> list(
            Visibility seen,
            @Nullable Long campaign,
            @Nullable OpinionState state,
            @Nullable Cursor cursor,
            int limit) {
        var rows = db.selectFrom(OPINION)
                .where(seen.on(OPINION.PROJECT, null, OPINION.DEPARTMENT, OPINION.OWNER))
                .and(campaign == null ? DSL.noCondition() : OPINION.CAMPAIGN.eq(campaign))
                .and(state == null ? DSL.noCondition() : OPINION.STATE.eq(state.name()))
                .and(
                        cursor == null
                                ? DSL.noCondition()
                                : OPINION.ID.lt(Long.valueOf(cursor.values().getFirst())))
                .orderBy(OPINION.ID.desc())
                .limit(limit + 1)
                .fetch();
        return Slice.of(rows, limit, row -> Cursor.of(row.getId()), null);
    }
}
