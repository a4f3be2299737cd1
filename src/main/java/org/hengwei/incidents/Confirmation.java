package org.hengwei.incidents;

/** What lets a resolved incident close (H4). */
public enum Confirmation {
    /** The customer said so. */
    SOLVED,
    /** Three attempts to call back reached nobody. */
    UNREACHABLE
}
