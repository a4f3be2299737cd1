package org.hengwei.opportunities;

/** Where an opportunity stands. */
public enum OpportunityState {
    OPEN,
    ACCEPTED,
    DONE,
    REJECTED;

    public boolean open() {
        return this == OPEN || this == ACCEPTED;
    }
}
