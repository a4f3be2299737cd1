package org.hengwei.agreements;

/** What kind of ticket a target is promised for. */
public enum TicketType {
    INCIDENT,
    /** A service request: promised is when it is fulfilled. */
    REQUEST;

    /** Whether being taken up is promised apart from being finished. */
    public boolean responds() {
        return this == INCIDENT;
    }
}
