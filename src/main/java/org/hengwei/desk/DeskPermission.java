package org.hengwei.desk;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum DeskPermission implements Permission {
    /** Reading the contact log. */
    READ,
    /** Recording contacts and what comes of them. */
    TAKE,
    /** Seeing who is on duty. */
    DUTY,
    /** Keeping the duty roster and the hotlines. */
    ROSTER
}
