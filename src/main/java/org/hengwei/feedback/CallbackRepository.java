package org.hengwei.feedback;

import static org.hengwei.feedback.db.Tables.ATTEMPT;
import static org.hengwei.feedback.db.Tables.CALLBACK;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengwei.feedback.db.CallbackRecord;
import org.hengwei.shared.Actor;
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
class CallbackRepository {

    private static final Condition DUE = DSL.condition("callback.state = 'DUE'");

    private final DSLContext db;

    CallbackRepository(DSLContext db) {
        this.db = db;
    }

    /** False when this resolution has its callback already, so that news heard twice makes one. */
    boolean add(CallbackRecord row) {
        var id = db.insertInto(CALLBACK)
                .set(row)
                .onConflictDoNothing()
                .returning(CALLBACK.ID)
                .fetchOne(CALLBACK.ID);
        if (id == null) {
            return false;
        }
        row.setId(id);
        row.setVersion(1);
        return true;
    }

    Callback get(CallbackKey key) {
        return found(db.selectFrom(CALLBACK).where(CALLBACK.ID.eq(key.id())).fetchOne(), key);
    }

    Callback lock(CallbackKey key) {
        return found(
                db.selectFrom(CALLBACK)
                        .where(CALLBACK.ID.eq(key.id()))
                        .forUpdate()
                        .fetchOne(),
                key);
    }

    private static Callback found(@Nullable CallbackRecord row, CallbackKey key) {
        if (row == null) {
            throw Refused.notFound(key.code());
        }
        return new Callback(row);
    }

    Optional<Callback> ofResolution(String ticket, int resolution) {
        return db.selectFrom(CALLBACK)
                .where(CALLBACK.TICKET.eq(ticket))
                .and(CALLBACK.RESOLUTION.eq(resolution))
                .forUpdate()
                .fetchOptional(Callback::new);
    }

    List<Callback> ofTicket(String ticket) {
        return db.selectFrom(CALLBACK)
                .where(CALLBACK.TICKET.eq(ticket))
                .orderBy(CALLBACK.RESOLUTION)
                .fetch(Callback::new);
    }

    /** Of what was done last; held. */
    Optional<Callback> lastOf(String ticket) {
        return db.selectFrom(CALLBACK)
                .where(CALLBACK.TICKET.eq(ticket))
                .and(CALLBACK.STATE.ne(CallbackState.SUPERSEDED.name()))
                .orderBy(CALLBACK.RESOLUTION.desc())
                .limit(1)
                .forUpdate()
                .fetchOptional(Callback::new);
    }

    Optional<Callback> shownOf(String ticket) {
        return db.selectFrom(CALLBACK)
                .where(CALLBACK.TICKET.eq(ticket))
                .and(CALLBACK.STATE.ne(CallbackState.SUPERSEDED.name()))
                .orderBy(CALLBACK.RESOLUTION.desc())
                .limit(1)
                .fetchOptional(Callback::new);
    }

    void save(Callback callback) {
        var row = callback.row();
        row.setVersion(row.getVersion() + 1);
        db.update(CALLBACK).set(row).where(CALLBACK.ID.eq(row.getId())).execute();
    }

    void attempt(Callback callback, Actor by, Instant at, boolean reached, @Nullable String note) {
        db.insertInto(ATTEMPT)
                .set(ATTEMPT.CALLBACK, callback.row().getId())
                .set(ATTEMPT.AT, at)
                .set(ATTEMPT.BY, by.login())
                .set(ATTEMPT.BY_NAME, by.name())
                .set(ATTEMPT.REACHED, reached)
                .set(ATTEMPT.NOTE, note)
                .execute();
    }

    List<CallbackView.Attempt> attempts(long callback) {
        return db.selectFrom(ATTEMPT)
                .where(ATTEMPT.CALLBACK.eq(callback))
                .orderBy(ATTEMPT.ID)
                .fetch(row -> new CallbackView.Attempt(
                        row.getAt(), row.getBy(), row.getByName(), row.getReached(), row.getNote()));
    }

    /** First due first. */
    Slice<Callback> list(
            Visibility seen,
            @Nullable CallbackState state,
            @Nullable String project,
            @Nullable Cursor cursor,
            int limit,
            boolean withTotal) {
        var where = seen.on(CALLBACK.PROJECT, CALLBACK.CUSTOMER, CALLBACK.DEPARTMENT)
                .and(state(state));
        if (project != null && !project.isBlank()) {
            where = where.and(CALLBACK.PROJECT.eq(project));
        }
        var rows = db.selectFrom(CALLBACK)
                .where(where)
                .and(after(cursor))
                .orderBy(CALLBACK.DUE_AT, CALLBACK.ID)
                .limit(limit + 1)
                .fetch(Callback::new);
        return Slice.of(
                rows,
                limit,
                c -> Cursor.of(c.row().getDueAt(), c.row().getId()),
                withTotal ? Long.valueOf(db.fetchCount(CALLBACK, where)) : null);
    }

    private static Condition state(@Nullable CallbackState state) {
        if (state == null) {
            return DSL.noCondition();
        }
        return state == CallbackState.DUE ? DUE : CALLBACK.STATE.eq(state.name());
    }

    private static Condition after(@Nullable Cursor cursor) {
        return cursor == null
                ? DSL.noCondition()
                : DSL.row(CALLBACK.DUE_AT, CALLBACK.ID)
                        .greaterThan(
                                Instant.parse(cursor.values().getFirst()),
                                Long.valueOf(cursor.values().getLast()));
    }
}
