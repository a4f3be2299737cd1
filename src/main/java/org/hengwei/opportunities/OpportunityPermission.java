package org.hengwei.opportunities;

import org.hengwei.shared.Permission;

/** What can be granted in this room. Whoever owns an opportunity may say that it is done. */
public enum OpportunityPermission implements Permission {
    READ,
    RAISE,
    /** Accept with owner and due day, reject, and say for others that it is done. */
    DECIDE
}
