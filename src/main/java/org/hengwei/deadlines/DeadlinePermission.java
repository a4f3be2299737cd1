package org.hengwei.deadlines;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum DeadlinePermission implements Permission {
    READ_CALENDARS,
    MANAGE_CALENDARS
}
