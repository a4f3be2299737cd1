package org.hengwei.approvals;

/** How a round stands. */
public enum RoundState {
    RUNNING,
    COMPLETED,
    REFUSED,
    WITHDRAWN
}
