package org.hengwei.approvals;

/** How a signature stands. */
public enum StepState {
    /** An earlier signature is still missing. */
    LATER,
    WAITING,
    AGREED,
    REFUSED,
    /** The round ended before. */
    LAPSED
}
