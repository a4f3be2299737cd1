package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.MOVE;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Actor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The steps in the lives of contracts and projects. */
@Repository
class Moves {

    enum Kind {
        CONTRACT,
        PROJECT
    }

    private final DSLContext db;

    Moves(DSLContext db) {
        this.db = db;
    }

    void add(Kind kind, String code, Enum<?> move, Enum<?> state, Actor by, Instant at, @Nullable String reason) {
        db.insertInto(MOVE)
                .set(MOVE.KIND, kind.name())
                .set(MOVE.CODE, code)
                .set(MOVE.MOVE_, move.name())
                .set(MOVE.STATE, state.name())
                .set(MOVE.BY, by.login())
                .set(MOVE.BY_NAME, by.name())
                .set(MOVE.AT, at)
                .set(MOVE.REASON, reason)
                .execute();
    }

    /** Oldest first. */
    List<MoveLine> of(Kind kind, String code) {
        return db.selectFrom(MOVE)
                .where(MOVE.KIND.eq(kind.name()))
                .and(MOVE.CODE.eq(code))
                .orderBy(MOVE.ID)
                .fetch(row -> new MoveLine(
                        row.getMove(), row.getState(), row.getBy(), row.getByName(), row.getAt(), row.getReason()));
    }
}
