package org.hengwei.processes;

/** What the annual review found (R181). */
public enum Verdict {
    KEEP,
    /** A next edition has to be put in force. */
    UPDATE,
    WITHDRAW
}
