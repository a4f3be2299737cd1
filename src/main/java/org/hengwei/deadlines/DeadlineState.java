package org.hengwei.deadlines;

/** Where a deadline stands now; derived from its times, never stored. */
public enum DeadlineState {
    RUNNING,
    PAUSED,
    /** Running and past its due time. */
    OVERDUE,
    MET,
    /** Met, but after its due time. */
    MISSED,
    CANCELLED
}
