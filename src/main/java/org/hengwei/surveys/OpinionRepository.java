package org.hengwei.surveys;

import static org.hengwei.surveys.db.Tables.OPINION;

import java.util.List;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
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
