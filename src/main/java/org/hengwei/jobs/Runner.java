package org.hengwei.jobs;

import static org.hengwei.jobs.db.Tables.JOB;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hengwei.jobs.db.JobRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs queued jobs, one node at a time each; takes one up again when the node that ran it is gone. */
@Component
class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int ATTEMPTS = 5;

    private final DSLContext db;
    private final Jobs jobs;
    private final Access access;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Runner(
            DSLContext db,
            Jobs jobs,
            Access access,
            Clock clock,
            JsonMapper json,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.db = db;
        this.jobs = jobs;
        this.access = access;
        this.clock = clock;
        this.json = json;
        this.transaction = transaction;
        this.events = events;
    }

    /** One attempt; returns normally when the job is over, throws when it is to be tried again. */
    void run(long id) {
        var job = begin(id);
        if (job == null) {
            return;
        }
        try {
            asStarter(job, () -> jobs.handler(job.getKind()).run(new StoredRun(job, db, json, transaction)));
            finish(job, JobState.DONE, null);
        } catch (Refused refused) {
            finish(job, JobState.FAILED, refused.key());
        } catch (RuntimeException e) {
            LOG.warn("{} stopped in attempt {}", Jobs.code(id), job.getAttempts(), e);
            if (job.getAttempts() >= ATTEMPTS) {
                finish(job, JobState.FAILED, "jobs.failed");
                return;
            }
            throw e;
        }
    }

    private @Nullable JobRecord begin(long id) {
        return db.update(JOB)
                .set(JOB.STATE, JobState.RUNNING.name())
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.plus(1))
                .set(JOB.STARTED_AT, clock.instant())
                .where(JOB.ID.eq(id))
                .and(JOB.FINISHED_AT.isNull())
                .returning()
                .fetchOne();
    }

    private void finish(JobRecord job, JobState state, @Nullable String failure) {
        transaction.executeWithoutResult(open -> {
            var now = clock.instant();
            db.update(JOB)
                    .set(JOB.STATE, state.name())
                    .set(JOB.FAILURE, failure)
                    .set(JOB.FINISHED_AT, now)
                    .where(JOB.ID.eq(job.getId()))
                    .execute();
            access.byRule(
                    "jobs.rule.finish",
                    () -> events.publishEvent(new JobEvent.Finished(
                            Jobs.subject(job.getId()), now, job.getKind(), state, job.getStartedBy())));
        });
    }

    private void asStarter(JobRecord job, Runnable deed) {
        if (job.getByHouse()) {
            access.byRule(job.getStartedBy(), deed);
            return;
        }
        var starter = UsernamePasswordAuthenticationToken.authenticated(job.getStartedBy(), null, List.of());
        SecurityContextHolder.setContext(new SecurityContextImpl(starter));
        try {
            deed.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Configuration
    static class Schedule {

        @Bean
        Task<Void> jobsRun(ObjectProvider<Runner> runner) {
            return Tasks.oneTime(Jobs.TASK)
                    .onFailure(Schedule::later)
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> runner.getObject().run(Long.parseLong(instance.getId())));
        }

        private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
            var wait = Duration.ofSeconds(2L << Math.min(failed.getExecution().consecutiveFailures, 6));
            operations.reschedule(
                    failed, Objects.requireNonNull(failed.getTimeDone()).plus(wait));
        }
    }
}
