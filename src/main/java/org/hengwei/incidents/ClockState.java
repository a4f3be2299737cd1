package org.hengwei.incidents;

/** How one of the two clocks of an incident stands. */
public enum ClockState {
    /** No service level applies: neither late nor on time (H9). */
    NO_AGREEMENT,
    RUNNING,
    PAUSED,
    /** Still running although its time is over. */
    OVERDUE,
    /** Stopped in time. */
    MET,
    /** Stopped too late. */
    MISSED,
    CANCELLED
}
