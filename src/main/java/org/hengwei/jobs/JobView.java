package org.hengwei.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as people and programs see it.
 *
 * @param label message key of its kind
 * @param total null while not known
 * @param result JSON
 * @param failure message key of why it failed
 */
public record JobView(
        String code,
        String kind,
        String label,
        JobState state,
        long done,
        @Nullable Long total,
        @Nullable String href,
        @Nullable String result,
        @Nullable String failure,
        List<JobProblem> problems,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public boolean over() {
        return state == JobState.DONE || state == JobState.FAILED;
    }

    /** 0 to 100; null while the total is not known. */
    public @Nullable Integer percent() {
        return total == null ? null : total == 0 ? Integer.valueOf(100) : Integer.valueOf((int) (done * 100 / total));
    }
}
