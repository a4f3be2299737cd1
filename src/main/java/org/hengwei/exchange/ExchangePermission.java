package org.hengwei.exchange;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum ExchangePermission implements Permission {
    /** Upload files, map them, preview and import. */
    IMPORT
}
