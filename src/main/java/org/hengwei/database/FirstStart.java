package org.hengwei.database;

import java.util.Locale;

/** What a data directory not yet used becomes: the demo company, or nothing but the set-up pages. */
public enum FirstStart {
    DEMO,
    EMPTY;

    /** As it is written in the data directory and in the property {@code hengwei.first-start}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
