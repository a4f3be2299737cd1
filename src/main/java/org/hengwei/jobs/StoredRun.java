package org.hengwei.jobs;

import static org.hengwei.jobs.db.Tables.JOB;
import static org.hengwei.jobs.db.Tables.PROBLEM;

import java.util.Arrays;
import org.hengwei.jobs.db.JobRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A run whose every step is kept in the database. */
final class StoredRun implements JobRun {

    private final JobRecord job;
    private final DSLContext db;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    StoredRun(JobRecord job, DSLContext db, JsonMapper json, TransactionTemplate transaction) {
        this.job = job;
        this.db = db;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public String code() {
        return Jobs.code(job.getId());
    }

    @Override
    public <T> T payload(Class<T> type) {
        return json.readValue(job.getPayload().data(), type);
    }

    @Override
    public @Nullable String checkpoint() {
        return job.getCheckpoint();
    }

    @Override
    public long done() {
        return job.getDone();
    }

    @Override
    public void total(long units) {
        db.update(JOB).set(JOB.TOTAL, units).where(JOB.ID.eq(job.getId())).execute();
    }

    @Override
    public void chunk(Runnable deed, long doneAfter, String checkpoint) {
        transaction.executeWithoutResult(open -> {
            deed.run();
            db.update(JOB)
                    .set(JOB.DONE, doneAfter)
                    .set(JOB.CHECKPOINT, checkpoint)
                    .where(JOB.ID.eq(job.getId()))
                    .execute();
        });
        job.setDone(doneAfter);
        job.setCheckpoint(checkpoint);
    }

    @Override
    public void problem(String place, String key, Object... args) {
        var texts = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
        db.insertInto(PROBLEM)
                .columns(PROBLEM.JOB_ID, PROBLEM.POSITION, PROBLEM.PLACE, PROBLEM.KEY, PROBLEM.ARGS)
                .select(DSL.select(
                                DSL.val(job.getId()),
                                DSL.coalesce(DSL.max(PROBLEM.POSITION), 0).plus(1),
                                DSL.val(place),
                                DSL.val(key),
                                DSL.val(texts))
                        .from(PROBLEM)
                        .where(PROBLEM.JOB_ID.eq(job.getId())))
                .execute();
    }

    @Override
    public void result(Object result) {
        var text = JSONB.jsonb(json.writeValueAsString(result));
        db.update(JOB).set(JOB.RESULT, text).where(JOB.ID.eq(job.getId())).execute();
    }

    @Override
    public void href(String href) {
        db.update(JOB).set(JOB.HREF, href).where(JOB.ID.eq(job.getId())).execute();
    }
}
