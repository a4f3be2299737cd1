package org.hengwei.measures;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum MeasuresPermission implements Permission {
    /** See definitions and the figures of the scopes reached; company figures need the whole company (H14). */
    READ,
    /** Propose a metric or a new version of one. */
    DEFINE,
    /** Put a proposed version in force, or retire a metric. */
    ACTIVATE,
    /** Set and change targets. */
    SET_TARGET,
    /** Close, confirm and restate periods. */
    CLOSE
}
