package org.hengwei.desk;

/** What came of a contact. */
public enum ContactOutcome {
    INCIDENT,
    REQUEST,
    COMPLAINT,
    /** A question answered on the spot. */
    CONSULTATION,
    PRAISE,
    /** A question about a ticket that is there already. */
    FOLLOW_UP,
    /** The caller wants a ticket done faster; counted on the ticket. */
    URGING,
    /** A wrong number or advertising. */
    NOTHING;

    /** Whether it is about a ticket that is there already. */
    public boolean ofTicket() {
        return this == FOLLOW_UP || this == URGING;
    }

    ContactState leadsTo() {
        return this == NOTHING ? ContactState.NOTED : ContactState.LOGGED;
    }
}
