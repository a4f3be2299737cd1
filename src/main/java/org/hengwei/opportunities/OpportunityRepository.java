package org.hengwei.opportunities;

import static org.hengwei.opportunities.db.Tables.OPPORTUNITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hengwei.opportunities.db.OpportunityRecord;
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
class OpportunityRepository {

    private final DSLContext db;

    OpportunityRepository(DSLContext db) {
        this.db = db;
    }

    OpportunityRecord insert(OpportunityRecord row) {
        return db.insertInto(OPPORTUNITY).set(row).returning().fetchSingle();
    }

    OpportunityRecord get(long id) {
        return db.selectFrom(OPPORTUNITY)
                .where(OPPORTUNITY.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(OpportunityKey.code(id)));
    }

    OpportunityRecord lock(long id) {
        return db.selectFrom(OPPORTUNITY)
                .where(OPPORTUNITY.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(OpportunityKey.code(id)));
    }

    void update(OpportunityRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(OPPORTUNITY).set(row).where(OPPORTUNITY.ID.eq(row.getId())).execute();
    }

    /** The one a missed promise has raised already, unless it was rejected. */
    Optional<OpportunityRecord> ofMiss(String source) {
        db.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "opportunities " + source);
        return db.selectFrom(OPPORTUNITY)
                .where(OPPORTUNITY.SOURCE.eq(source))
                .and(OPPORTUNITY.ORIGIN.eq(Origin.SLA.name()))
                .and(OPPORTUNITY.STATE.ne(OpportunityState.REJECTED.name()))
                .fetchOptional();
    }

    /** Newest first. */
    Slice<OpportunityRecord> list(
            OpportunityFilter filter, Visibility visibility, @Nullable String cursor, int limit, boolean withTotal) {
        var which = on(visibility).and(where(filter));
        var after = Cursor.decode(cursor, 1);
        var rows = db.selectFrom(OPPORTUNITY)
                .where(which)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : OPPORTUNITY.ID.lt(id(after.values().getFirst())))
                .orderBy(OPPORTUNITY.ID.desc())
                .limit(limit + 1)
                .fetch();
        var total = withTotal ? Long.valueOf(db.fetchCount(OPPORTUNITY, which)) : null;
        return Slice.of(rows, limit, row -> Cursor.of(row.getId()), total);
    }

    /** How many raised in a period are settled, and how many are not though they are due. */
    YearStage.Line stage(Visibility visibility, Period period, CompanyZone zone, LocalDate today) {
        var open = OPPORTUNITY.STATE.in(OpportunityState.OPEN.name(), OpportunityState.ACCEPTED.name());
        var row = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(DSL.not(open)),
                        DSL.count().filterWhere(open.and(OPPORTUNITY.DUE_ON.lt(today))))
                .from(OPPORTUNITY)
                .where(on(visibility))
                .and(OPPORTUNITY.RAISED_AT.ge(period.from(zone.id())))
                .and(OPPORTUNITY.RAISED_AT.lt(period.until(zone.id())))
                .fetchSingle();
        return new YearStage.Line(
                YearStage.Stage.ACT, "opportunities.stage", "/opportunities", row.value2(), row.value1(), row.value3());
    }

    private static Condition on(Visibility visibility) {
        return visibility.on(
                OPPORTUNITY.PROJECT,
                OPPORTUNITY.CUSTOMER,
                OPPORTUNITY.DEPARTMENT,
                OPPORTUNITY.OWNER,
                OPPORTUNITY.RAISED_BY);
    }

    private static long id(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
        return Long.parseLong(text);
    }

    private static Condition where(OpportunityFilter filter) {
        var all = new ArrayList<Condition>();
        if (OpportunityFilter.OPEN_ALL.equals(filter.state())) {
            all.add(OPPORTUNITY.STATE.in(List.of(OpportunityState.OPEN.name(), OpportunityState.ACCEPTED.name())));
        } else if (filter.state() != null) {
            all.add(OPPORTUNITY.STATE.eq(filter.state()));
        }
        if (filter.origin() != null) {
            all.add(OPPORTUNITY.ORIGIN.eq(filter.origin().name()));
        }
        if (filter.project() != null) {
            all.add(OPPORTUNITY.PROJECT.eq(filter.project()));
        }
        if (filter.owner() != null) {
            all.add(OPPORTUNITY.OWNER.eq(filter.owner()));
        }
        if (filter.source() != null) {
            all.add(OPPORTUNITY.SOURCE.eq(filter.source()));
        }
        if (filter.q() != null) {
            all.add(OPPORTUNITY
                    .TITLE
                    .containsIgnoreCase(filter.q())
                    .or(OPPORTUNITY.FINDING.containsIgnoreCase(filter.q()))
                    .or(
                            filter.q().matches("OPP-\\d{6,18}")
                                    ? OPPORTUNITY.ID.eq(
                                            OpportunityKey.of(filter.q()).id())
                                    : DSL.falseCondition()));
        }
        return DSL.and(all);
    }
}
