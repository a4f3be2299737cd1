package org.hengwei.jobs;

import org.jspecify.annotations.Nullable;

/** A running job as its handler sees it. */
public interface JobRun {

    /** Number people read, e.g. {@code JOB-000042}. */
    String code();

    /** What was given at the start. */
    <T> T payload(Class<T> type);

    /** What was given with the last finished chunk; null at the beginning. */
    @Nullable
    String checkpoint();

    /** How many units are done so far. */
    long done();

    /** How many units there will be. */
    void total(long units);

    /** Does a chunk and notes how far the job has come, in one transaction: after a crash a chunk is done or not begun. */
    void chunk(Runnable deed, long doneAfter, String checkpoint);

    /** Notes something wrong at a place (a row, a file) without ending the job. Call it inside a chunk. */
    void problem(String place, String key, Object... args);

    /** What came of it; kept as JSON and answered by the API. */
    void result(Object result);

    /** The page to go to when it is done. */
    void href(String href);
}
