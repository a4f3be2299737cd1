package org.hengwei.shared;

import java.util.Locale;

/**
 * One act or read that can be granted. Each room lists its own as an enum that implements this; which role has it, and how
 * far it reaches, stands in {@code permissions/<room>.csv} and is printed to {@code docs/permissions.md} (H15).
 */
public interface Permission {

    String name();

    /** Stable key, e.g. {@code incidents.assign}. */
    default String key() {
        var room = getClass().getPackageName().replaceFirst("^org\\.hengwei\\.", "");
        return room + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
