package org.hengwei.levels;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum LevelsPermission implements Permission {
    READ,
    /** Open, write, finish and cancel reviews. */
    REVIEW
}
