package org.hengwei.levels;

import static org.hengwei.levels.db.Tables.FIGURE;
import static org.hengwei.levels.db.Tables.REVIEW;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.hengwei.agreements.TicketOutcomes.Tally;
import org.hengwei.agreements.TicketType;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ReviewRepository {

    private final DSLContext db;

    ReviewRepository(DSLContext db) {
        this.db = db;
    }

    ReviewRecord insert(ReviewRecord row) {
        return db.insertInto(REVIEW).set(row).returning().fetchSingle();
    }

    ReviewRecord get(long id) {
        return db.selectFrom(REVIEW)
                .where(REVIEW.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(ReviewKey.code(id)));
    }

    ReviewRecord lock(long id) {
        return db.selectFrom(REVIEW)
                .where(REVIEW.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(ReviewKey.code(id)));
    }

    void update(ReviewRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(REVIEW).set(row).where(REVIEW.ID.eq(row.getId())).execute();
    }

    /** Nobody else opens one of this agreement until this act is done. */
    void lockAgreement(String agreement) {
        db.execute("SELECT pg_advisory_xact_lock(hashtext(?))", "levels " + agreement);
    }

    /** Whether some day of the period is reviewed already. */
    @Nullable
    ReviewRecord overlapping(String agreement, LocalDate from, LocalDate until, boolean cancelledToo) {
        return db.selectFrom(REVIEW)
                .where(REVIEW.AGREEMENT.eq(agreement))
                .and(cancelledToo ? DSL.noCondition() : REVIEW.STATE.ne(ReviewState.CANCELLED.name()))
                .and(REVIEW.PERIOD_FROM.le(until))
                .and(REVIEW.PERIOD_UNTIL.ge(from))
                .orderBy(REVIEW.ID)
                .limit(1)
                .fetchOne();
    }

    void keep(long review, TicketType type, Tally tally) {
        db.insertInto(FIGURE)
                .set(FIGURE.REVIEW, review)
                .set(FIGURE.TYPE, type.name())
                .set(FIGURE.CLOSED, tally.closed())
                .set(FIGURE.MET, tally.met())
                .set(FIGURE.MISSED, tally.missed())
                .set(FIGURE.UNDECIDED, tally.undecided())
                .set(FIGURE.MISSED_RESPONSE, tally.missedResponse())
                .set(FIGURE.MISSED_RESOLUTION, tally.missedResolution())
                .set(FIGURE.OPEN_AND_LATE, tally.openAndLate())
                .execute();
    }

    Map<TicketType, Tally> kept(long review) {
        var kept = new EnumMap<TicketType, Tally>(TicketType.class);
        db.selectFrom(FIGURE)
                .where(FIGURE.REVIEW.eq(review))
                .forEach(row -> kept.put(
                        TicketType.valueOf(row.getType()),
                        new Tally(
                                row.getClosed(),
                                row.getMet(),
                                row.getMissed(),
                                row.getUndecided(),
                                row.getMissedResponse(),
                                row.getMissedResolution(),
                                row.getOpenAndLate())));
        return kept;
    }

    /** The latest period first. */
    Slice<ReviewRecord> list(
            @Nullable ReviewState state,
            @Nullable String agreement,
            Visibility visibility,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        var which = visible(visibility)
                .and(state == null ? DSL.noCondition() : REVIEW.STATE.eq(state.name()))
                .and(agreement == null ? DSL.noCondition() : REVIEW.AGREEMENT.eq(agreement));
        var after = Cursor.decode(cursor, 2);
        var rows = db.selectFrom(REVIEW)
                .where(which)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(REVIEW.PERIOD_UNTIL, REVIEW.ID).lt(day(after), id(after)))
                .orderBy(REVIEW.PERIOD_UNTIL.desc(), REVIEW.ID.desc())
                .limit(limit + 1)
                .fetch();
        var total = withTotal ? Long.valueOf(db.fetchCount(REVIEW, which)) : null;
        return Slice.of(rows, limit, row -> Cursor.of(row.getPeriodUntil(), row.getId()), total);
    }

    private static Condition visible(Visibility visibility) {
        if (visibility.everything()) {
            return DSL.noCondition();
        }
        var any = visibility.on(null, REVIEW.CUSTOMER, null, REVIEW.RESPONSIBLE);
        var projects = visibility.projects().toArray(String[]::new);
        return projects.length == 0 ? any : any.or(DSL.arrayOverlap(REVIEW.PROJECTS, DSL.val(projects)));
    }

    private static LocalDate day(Cursor cursor) {
        try {
            return LocalDate.parse(cursor.values().getFirst());
        } catch (java.time.format.DateTimeParseException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private static long id(Cursor cursor) {
        var text = cursor.values().getLast();
        if (!text.matches("\\d{1,18}")) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
        return Long.parseLong(text);
    }
}
