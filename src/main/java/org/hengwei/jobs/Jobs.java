package org.hengwei.jobs;

import static org.hengwei.jobs.db.Tables.JOB;
import static org.hengwei.jobs.db.Tables.PROBLEM;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengwei.jobs.db.JobRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Starts long work and tells how far it has come. */
@Service
@Transactional
public class Jobs {

    static final String TASK = "jobs.run";
    private static final int PROBLEMS_SHOWN = 200;

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Scheduler> scheduler;
    private final ObjectProvider<JobHandler> handlers;

    Jobs(
            DSLContext db,
            Access access,
            Clock clock,
            JsonMapper json,
            ApplicationEventPublisher events,
            ObjectProvider<Scheduler> scheduler,
            ObjectProvider<JobHandler> handlers) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.json = json;
        this.events = events;
        this.scheduler = scheduler;
        this.handlers = handlers;
    }

    /**
     * Queues a job of a kind some {@link JobHandler} offers; it begins when this transaction has committed. Whether the actor
     * may have it done is for the calling room to ask.
     *
     * @param payload kept as JSON
     * @param href page of what it works on, if there is one
     */
    public JobView start(String kind, Object payload, @Nullable String href) {
        handler(kind);
        var actor = access.actor();
        var row = db.insertInto(JOB)
                .set(JOB.KIND, kind)
                .set(JOB.STATE, JobState.QUEUED.name())
                .set(JOB.PAYLOAD, JSONB.jsonb(json.writeValueAsString(payload)))
                .set(JOB.HREF, href)
                .set(JOB.STARTED_BY, actor.login())
                .set(JOB.BY_HOUSE, actor.kind() == Actor.Kind.HOUSE)
                .set(JOB.CREATED_AT, clock.instant())
                .returning()
                .fetchSingle();
        scheduler.getObject().schedule(new TaskInstance<>(TASK, Long.toString(row.getId())), Instant.EPOCH);
        beginSoon();
        events.publishEvent(new JobEvent.Started(subject(row.getId()), row.getCreatedAt(), kind));
        return view(row, List.of());
    }

    private void beginSoon() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }

    /** A job with the first of its problems, for the one who started it or who sees all. */
    @Transactional(readOnly = true)
    public JobView job(String code) {
        var row = db.selectFrom(JOB).where(JOB.ID.eq(id(code))).fetchOne();
        if (row == null) {
            throw Refused.notFound(code);
        }
        access.reveal(JobsPermission.SEE, Whereabouts.ofPerson(row.getStartedBy()), subject(row.getId()));
        return view(row, problems(row.getId()));
    }

    /** Jobs the actor may see, newest first. */
    @Transactional(readOnly = true)
    public Slice<JobView> list(@Nullable String cursor, int limit) {
        access.demand(JobsPermission.SEE);
        var after = Cursor.decode(cursor, 1);
        var rows = db.selectFrom(JOB)
                .where(access.visibility(JobsPermission.SEE).on(null, null, null, JOB.STARTED_BY))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : JOB.ID.lt(id(after.values().getFirst())))
                .orderBy(JOB.ID.desc())
                .limit(limit + 1)
                .fetch(row -> view(row, List.of()));
        return Slice.of(rows, limit, row -> Cursor.of(row.code()), null);
    }

    JobHandler handler(String kind) {
        Map<String, JobHandler> known =
                handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        var handler = known.get(kind);
        if (handler == null) {
            throw new IllegalStateException("No handler for jobs of kind " + kind);
        }
        return handler;
    }

    private List<JobProblem> problems(long job) {
        return db.selectFrom(PROBLEM)
                .where(PROBLEM.JOB_ID.eq(job))
                .orderBy(PROBLEM.POSITION)
                .limit(PROBLEMS_SHOWN)
                .fetch(row -> new JobProblem(row.getPlace(), row.getKey(), List.of(row.getArgs())));
    }

    static Subject subject(long id) {
        return new Subject("job", code(id));
    }

    static String code(long id) {
        return String.format(Locale.ROOT, "JOB-%06d", id);
    }

    private static long id(String code) {
        try {
            return Long.parseLong(code.replaceFirst("^JOB-0*(?=\\d)", ""));
        } catch (NumberFormatException e) {
            throw Refused.notFound(code);
        }
    }

    private static JobView view(JobRecord row, List<JobProblem> problems) {
        return new JobView(
                code(row.getId()),
                row.getKind(),
                row.getKind().replaceFirst("\\.", ".job."),
                JobState.valueOf(row.getState()),
                row.getDone(),
                row.getTotal(),
                row.getHref(),
                row.getResult() == null ? null : row.getResult().data(),
                row.getFailure(),
                problems,
                row.getStartedBy(),
                row.getCreatedAt(),
                row.getFinishedAt());
    }
}
