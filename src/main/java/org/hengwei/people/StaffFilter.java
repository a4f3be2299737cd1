package org.hengwei.people;

import org.jspecify.annotations.Nullable;

/** Which people a list shows. */
public record StaffFilter(
        @Nullable String q, @Nullable String role, @Nullable String department, boolean inactive) {

    public static StaffFilter everybody() {
        return new StaffFilter(null, null, null, false);
    }
}
