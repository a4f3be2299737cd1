package org.hengwei.incidents;

/** Who wants it done faster. */
public enum UrgingSide {
    CUSTOMER,
    MANAGER
}
