package org.hengwei.requests;

/** Where a request stands (C11). */
public enum RequestState {
    DRAFT,
    /** Came without an item, and waits for somebody to say what it is. */
    NEW,
    APPROVAL_PENDING,
    IN_FULFILMENT,
    /** Waits for somebody else; the clock stands still if the reason says so. */
    PENDING,
    FULFILLED,
    CLOSED,
    REJECTED,
    CANCELLED;

    /** Whether we still have to do something. */
    public boolean open() {
        return switch (this) {
            case NEW, APPROVAL_PENDING, IN_FULFILMENT, PENDING -> true;
            case DRAFT, FULFILLED, CLOSED, REJECTED, CANCELLED -> false;
        };
    }
}
