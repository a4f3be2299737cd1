package org.hengwei.people;

import org.jspecify.annotations.Nullable;

/**
 * Which entries a list shows.
 *
 * @param programs programs instead of people
 */
public record StaffFilter(
        @Nullable String q, @Nullable String role, @Nullable String department, boolean inactive, boolean programs) {

    /** People only, no programs. */
    public StaffFilter(@Nullable String q, @Nullable String role, @Nullable String department, boolean inactive) {
        this(q, role, department, inactive, false);
    }

    public static StaffFilter everybody() {
        return new StaffFilter(null, null, null, false);
    }

    public static StaffFilter programsOnly() {
        return new StaffFilter(null, null, null, false, true);
    }
}
