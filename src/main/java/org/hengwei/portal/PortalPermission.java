package org.hengwei.portal;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum PortalPermission implements Permission {
    USE
}
