package org.hengwei.feedback;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum FeedbackPermission implements Permission {
    READ,
    CALL
}
