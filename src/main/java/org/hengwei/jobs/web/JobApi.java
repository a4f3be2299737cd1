package org.hengwei.jobs.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.jobs.JobState;
import org.hengwei.jobs.JobView;
import org.hengwei.jobs.Jobs;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Progress and outcome of long work. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobApi {

    private final Jobs jobs;
    private final MessageSource messages;

    JobApi(Jobs jobs, MessageSource messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    record Problem(String place, String code, String message) {}

    record Job(
            String id,
            String kind,
            JobState state,
            long done,
            @Nullable Long total,
            List<Problem> problems,
            @Nullable @JsonRawValue String result,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant finishedAt,
            String href) {}

    @GetMapping
    Slice<Job> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            Locale locale) {
        return jobs.list(cursor, Math.clamp(limit, 1, 200)).map(job -> shown(job, locale));
    }

    @GetMapping("/{code}")
    Job job(@PathVariable String code, Locale locale) {
        return shown(jobs.job(code), locale);
    }

    private Job shown(JobView job, Locale locale) {
        var problems = job.problems().stream()
                .map(p -> new Problem(
                        p.place(), p.key(), text(p.key(), locale, p.args().toArray())))
                .toList();
        return new Job(
                job.code(),
                job.kind(),
                job.state(),
                job.done(),
                job.total(),
                problems,
                job.result(),
                job.failure() == null ? null : text(job.failure(), locale),
                job.createdAt(),
                job.finishedAt(),
                "/api/v1/jobs/" + job.code());
    }

    private String text(String key, Locale locale, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }
}
