package org.hengwei.desk;

/** Where a contact stands (C9). */
public enum ContactState {
    /** Answered; what comes of it is still to be recorded. */
    RECEIVED,
    /** It became a ticket, or was a consultation, praise or a question about a ticket. */
    LOGGED,
    /** Answered and worth no record of its own, e.g. a wrong number. */
    NOTED,
    /** Nobody answered it. */
    ABANDONED
}
