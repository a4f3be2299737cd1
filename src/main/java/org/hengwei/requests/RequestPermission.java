package org.hengwei.requests;

import org.hengwei.shared.Permission;

/** What can be granted in this room. Drafts are seen by whoever made them only. */
public enum RequestPermission implements Permission {
    READ,
    /** Make requests and send them. */
    SUBMIT,
    /** Say what a request without an item is, or reject it. */
    CLASSIFY,
    ASSIGN,
    /** Do steps, and say that all is done. */
    FULFIL,
    PAUSE,
    /** Ask for it to be done faster. */
    URGE,
    /** Give what it waits for from the customer. */
    REPLY,
    /** Confirm what was fulfilled and close; never one's own work. */
    CLOSE,
    REOPEN,
    CANCEL,
    /** Have clocks worked out anew from what happened (H5). */
    REPAIR
}
