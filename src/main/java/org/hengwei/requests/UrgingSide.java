package org.hengwei.requests;

/** Who wants it done faster. */
public enum UrgingSide {
    CUSTOMER,
    MANAGER
}
