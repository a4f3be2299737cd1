package org.hengwei.intake;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum IntakePermission implements Permission {
    /** Reading the alerts received. */
    READ,
    /** Keeping sources, their tokens and the rules; seeing what was rejected. */
    CONFIGURE
}
