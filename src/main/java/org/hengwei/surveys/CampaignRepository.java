package org.hengwei.surveys;

import static org.hengwei.surveys.db.Tables.CAMPAIGN;
import static org.hengwei.surveys.db.Tables.OPINION;
import static org.hengwei.surveys.db.Tables.RESPONSE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.hengwei.surveys.db.CampaignRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CampaignRepository {

    private final DSLContext db;
    private final JsonMapper json;

    CampaignRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    CampaignRecord fresh() {
        return db.newRecord(CAMPAIGN);
    }

    CampaignRecord get(String number) {
        return found(CAMPAIGN.ID.eq(SurveyCode.SURVEY.id(number)), false, number);
    }

    CampaignRecord get(long id) {
        return found(CAMPAIGN.ID.eq(id), false, SurveyCode.SURVEY.of(id));
    }

    CampaignRecord lock(String number) {
        return found(CAMPAIGN.ID.eq(SurveyCode.SURVEY.id(number)), true, number);
    }

    CampaignRecord lock(long id) {
        return found(CAMPAIGN.ID.eq(id), true, SurveyCode.SURVEY.of(id));
    }

    private CampaignRecord found(Condition which, boolean locked, String number) {
        var query = db.selectFrom(CAMPAIGN).where(which);
        var row = locked ? query.forUpdate().fetchOne() : query.fetchOne();
        if (row == null) {
            throw Refused.notFound(number);
        }
        return row;
    }

    void save(CampaignRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.update();
    }

    SurveyForm form(CampaignRecord row) {
        return form(row.getForm());
    }

    SurveyForm form(JSONB stored) {
        return json.readValue(stored.data(), SurveyForm.class);
    }

    JSONB stored(SurveyForm form) {
        return JSONB.jsonb(json.writeValueAsString(form));
    }

    /** Newest first. */
    Slice<CampaignRecord> list(
            Visibility seen,
            @Nullable CampaignState state,
            @Nullable SurveyLevel level,
            @Nullable String project,
            @Nullable Cursor cursor,
            int limit,
            boolean withTotal) {
        var where = seen.on(CAMPAIGN.PROJECT, null, CAMPAIGN.DEPARTMENT, CAMPAIGN.OWNER, CAMPAIGN.PLANNED_BY);
        where = state == null ? where : where.and(CAMPAIGN.STATE.eq(state.name()));
        where = level == null ? where : where.and(CAMPAIGN.LEVEL.eq(level.name()));
        where = project == null || project.isBlank() ? where : where.and(CAMPAIGN.PROJECT.eq(project.strip()));
        var after = cursor == null
                ? DSL.noCondition()
                : CAMPAIGN.ID.lt(Long.valueOf(cursor.values().getFirst()));
        var rows = db.selectFrom(CAMPAIGN)
                .where(where)
                .and(after)
                .orderBy(CAMPAIGN.ID.desc())
                .limit(limit + 1)
                .fetch();
        return Slice.of(
                rows,
                limit,
                row -> Cursor.of(row.getId()),
                withTotal ? Long.valueOf(db.fetchCount(CAMPAIGN, where)) : null);
    }

    /** The one to compare with: as chosen, else the newest one of the same kind that was reported before (R209). */
    Optional<CampaignRecord> earlier(CampaignRecord row) {
        if (row.getComparedWith() != null) {
            return db.selectFrom(CAMPAIGN)
                    .where(CAMPAIGN.ID.eq(row.getComparedWith()))
                    .fetchOptional();
        }
        return db.selectFrom(CAMPAIGN)
                .where(CAMPAIGN.LEVEL.eq(row.getLevel()))
                .and(row.getProject() == null ? DSL.noCondition() : CAMPAIGN.PROJECT.eq(row.getProject()))
                .and(CAMPAIGN.REPORTED_AT.isNotNull())
                .and(CAMPAIGN.ID.lt(row.getId()))
                .orderBy(CAMPAIGN.REPORTED_AT.desc(), CAMPAIGN.ID.desc())
                .limit(1)
                .fetchOptional();
    }

    /** Those that still take answers. */
    List<CampaignRecord> collecting() {
        return db.selectFrom(CAMPAIGN)
                .where(CAMPAIGN.STATE.in(CampaignState.DISTRIBUTED.name(), CampaignState.COLLECTING.name()))
                .orderBy(CAMPAIGN.ID)
                .fetch();
    }

    /** Company-level surveys whose period ends in the year, and how many of them are reported (R202). */
    int[] ofYear(int year) {
        var within = CAMPAIGN.LEVEL
                .eq(SurveyLevel.COMPANY.name())
                .and(CAMPAIGN.PERIOD_UNTIL.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        return new int[] {
            db.fetchCount(CAMPAIGN, within), db.fetchCount(CAMPAIGN, within.and(CAMPAIGN.REPORTED_AT.isNotNull()))
        };
    }

    SurveyView.Counts counts(long campaign) {
        var r = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(RESPONSE.STATE.eq(ResponseState.LEFT_OUT.name())),
                        DSL.count().filterWhere(RESPONSE.SENT_AT.isNotNull()),
                        DSL.count().filterWhere(RESPONSE.STATE.eq(ResponseState.ANSWERED.name())),
                        DSL.count().filterWhere(RESPONSE.STATE.eq(ResponseState.NO_ANSWER.name())),
                        DSL.count().filterWhere(RESPONSE.STATE.eq(ResponseState.VOID.name())))
                .from(RESPONSE)
                .where(RESPONSE.CAMPAIGN.eq(campaign))
                .fetchSingle();
        var o = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(OPINION.STATE.eq(OpinionState.OPEN.name())),
                        DSL.count()
                                .filterWhere(OPINION.STATE.in(OpinionState.MEASURED.name(), OpinionState.DONE.name())),
                        DSL.count().filterWhere(OPINION.STATE.eq(OpinionState.DONE.name())))
                .from(OPINION)
                .where(OPINION.CAMPAIGN.eq(campaign))
                .fetchSingle();
        return new SurveyView.Counts(
                r.value1(),
                r.value2(),
                r.value3(),
                r.value4(),
                r.value5(),
                r.value6(),
                o.value1(),
                o.value2(),
                o.value3(),
                o.value4());
    }
}
