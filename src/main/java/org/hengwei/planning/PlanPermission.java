package org.hengwei.planning;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum PlanPermission implements Permission {
    READ,
    /** Compile, change, submit, issue and revise a plan. */
    COMPILE,
    /** Report an item's due instance done. */
    CARRY_OUT,
    /** Verify, cancel or carry over an item. */
    SUPERVISE
}
