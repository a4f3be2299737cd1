package org.hengwei.feedback;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum FeedbackPermission implements Permission {
    READ,
    CALL,
    /** Take down a complaint, and take back one the customer withdraws. */
    COMPLAIN,
    /** Grade, hand on, answer and resolve complaints. */
    HANDLE,
    /** The same for major ones (R213). */
    ORGANISE,
    /** Analyse the cause of major ones and call their customer back (R214). */
    ANALYSE,
    /** As a customer's contact: rate what was done for his organisation, complain and follow its complaints. */
    VOICE,
    /** Set what each grade promises. */
    SET_RULES
}
