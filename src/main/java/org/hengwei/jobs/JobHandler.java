package org.hengwei.jobs;

/** A kind of long work a room can do; a bean of that room. */
public interface JobHandler {

    /** {@code <room>.<what>}, worded by the message {@code <room>.job.<what>}. */
    String kind();

    /**
     * Does the work as the person who started it. May be called again after a crash and then goes on after
     * {@link JobRun#checkpoint()}; a {@link org.hengwei.shared.Refused} ends the job as failed with its reason, any other
     * exception is tried again a few times.
     */
    void run(JobRun job);
}
