package org.hengwei.feedback;

/** Where a complaint stands (C18); a satisfied callback closes it in the same act. */
public enum ComplaintState {
    RECEIVED,
    GRADED,
    HANDLING,
    RESOLVED,
    CLOSED,
    /** Taken back by the customer; it stays counted. */
    WITHDRAWN;

    public boolean over() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
