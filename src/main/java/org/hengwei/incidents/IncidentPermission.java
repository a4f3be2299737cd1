package org.hengwei.incidents;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum IncidentPermission implements Permission {
    READ,
    REPORT,
    CLASSIFY,
    ASSIGN,
    ACCEPT,
    PAUSE,
    RESOLVE,
    ESCALATE,
    CLOSE,
    REOPEN,
    CORRECT,
    CANCEL,
    MERGE,
    MAJOR,
    URGE,
    EVALUATE,
    /** Look back on a major incident. */
    REVIEW,
    DISPATCH,
    RULES,
    IMPORT,
    /** Work the clocks out anew after an agreement or a calendar was found wrong. */
    REPAIR
}
