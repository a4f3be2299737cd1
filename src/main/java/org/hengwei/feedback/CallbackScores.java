package org.hengwei.feedback;

import static org.hengwei.feedback.db.Tables.CALLBACK;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The callbacks as the survey of each project (R197). */
@Service
@Transactional(readOnly = true)
public class CallbackScores {

    private final DSLContext db;
    private final Access access;

    CallbackScores(DSLContext db, Access access) {
        this.db = db;
        this.access = access;
    }

    /** Of the resolutions in a stretch of time, by project code; as far as the actor may see them. */
    public List<CallbackScore> byProject(Instant from, Instant until) {
        access.demand(FeedbackPermission.READ);
        var scored = CALLBACK.SCORE.isNotNull();
        return db.select(
                        CALLBACK.PROJECT,
                        DSL.count(),
                        DSL.count().filterWhere(CALLBACK.REACHED.isTrue()),
                        DSL.count().filterWhere(scored),
                        DSL.count().filterWhere(CALLBACK.SOLVED.isTrue()),
                        DSL.coalesce(DSL.sum(CALLBACK.SCORE), DSL.zero()).cast(Integer.class),
                        DSL.coalesce(DSL.sum(CALLBACK.FULL_SCORE).filterWhere(scored), DSL.zero())
                                .cast(Integer.class))
                .from(CALLBACK)
                .where(access.visibility(FeedbackPermission.READ)
                        .on(CALLBACK.PROJECT, CALLBACK.CUSTOMER, CALLBACK.DEPARTMENT))
                .and(CALLBACK.TICKET.startsWith("INC-"))
                .and(CALLBACK.RESOLVED_AT.ge(from))
                .and(CALLBACK.RESOLVED_AT.lt(until))
                .and(CALLBACK.STATE.ne(CallbackState.SUPERSEDED.name()))
                .groupBy(CALLBACK.PROJECT)
                .orderBy(CALLBACK.PROJECT)
                .fetch(row -> new CallbackScore(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }
}
