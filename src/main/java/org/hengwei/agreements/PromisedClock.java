package org.hengwei.agreements;

/** Which of a ticket's promised times. */
public enum PromisedClock {
    RESPONSE,
    /** Of a service request its fulfilment. */
    RESOLUTION
}
