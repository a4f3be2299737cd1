package org.hengwei.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengwei.jobs.db.Tables.JOB;
import static org.hengwei.jobs.db.Tables.SCHEDULED_TASKS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hengwei.RoomTest;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@RoomTest
@Import(JobsTests.Counting.class)
class JobsTests {

    static final List<String> COUNTED = new CopyOnWriteArrayList<>();

    @TestConfiguration
    static class Counting {

        @Bean
        JobHandler counter() {
            return new JobHandler() {
                @Override
                public String kind() {
                    return "jobs.count";
                }

                @Override
                public void run(JobRun job) {
                    var what = String.valueOf(job.payload(Map.class).get("what"));
                    if (what.equals("refused")) {
                        throw Refused.conflict("jobs.failed");
                    }
                    job.total(3);
                    for (var at = job.done() + 1; at <= 3; at++) {
                        var unit = what + at;
                        job.chunk(() -> COUNTED.add(unit), at, unit);
                        if (what.equals("stumbles") && at == 2 && COUNTED.size() == 2) {
                            throw new IllegalStateException("stumbled");
                        }
                    }
                    job.problem("row 7", "jobs.failed");
                    job.result(Map.of("counted", 3));
                }
            };
        }
    }

    @Autowired
    Jobs jobs;

    @Autowired
    Access access;

    @Autowired
    DSLContext db;

    @Test
    void aJobThatStumblesGoesOnAfterItsLastChunk() throws Exception {
        COUNTED.clear();
        var job = await(start("stumbles").code());
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(COUNTED).containsExactly("stumbles1", "stumbles2", "stumbles3");
        assertThat(job.percent()).isEqualTo(100);
        assertThat(job.result()).isEqualTo("{\"counted\": 3}");
        assertThat(job.problems()).containsExactly(new JobProblem("row 7", "jobs.failed", List.of()));
    }

    @Test
    void aRefusalEndsItWithItsReason() throws Exception {
        var job = await(start("refused").code());
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isEqualTo("jobs.failed");
    }

    @Test
    void aJobWhoseNodeDiedIsTakenUpFromItsCheckpoint() throws Exception {
        var id = db.insertInto(JOB)
                .set(JOB.KIND, "jobs.count")
                .set(JOB.STATE, "RUNNING")
                .set(JOB.PAYLOAD, JSONB.jsonb("{\"what\":\"dead\"}"))
                .set(JOB.DONE, 2L)
                .set(JOB.CHECKPOINT, "dead2")
                .set(JOB.STARTED_BY, "jobs.test")
                .set(JOB.BY_HOUSE, true)
                .set(JOB.CREATED_AT, Instant.now())
                .returning()
                .fetchSingle()
                .getId();
        var longAgo = Instant.now().minus(Duration.ofHours(1));
        db.insertInto(SCHEDULED_TASKS)
                .set(SCHEDULED_TASKS.TASK_NAME, Jobs.TASK)
                .set(SCHEDULED_TASKS.TASK_INSTANCE, Long.toString(id))
                .set(SCHEDULED_TASKS.EXECUTION_TIME, longAgo)
                .set(SCHEDULED_TASKS.PICKED, true)
                .set(SCHEDULED_TASKS.PICKED_BY, "a node that died")
                .set(SCHEDULED_TASKS.LAST_HEARTBEAT, longAgo)
                .set(SCHEDULED_TASKS.VERSION, 1L)
                .execute();
        await(Jobs.code(id));
        assertThat(COUNTED).contains("dead3").doesNotContain("dead1", "dead2");
    }

    private JobView start(String what) {
        return access.byRule("jobs.test", () -> jobs.start("jobs.count", Map.of("what", what), null));
    }

    private JobView await(String code) throws InterruptedException {
        for (var waited = 0; waited < 900; waited++) {
            var job = access.byRule("jobs.test", () -> jobs.job(code));
            if (job.over()) {
                return job;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(code + " is not over");
    }
}
