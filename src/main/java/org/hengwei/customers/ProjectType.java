package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/** A kind of project (R155); shipped kinds have both languages, added ones one. */
public record ProjectType(
        @Nullable String code,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable Boolean active,
        @Nullable Integer version) {

    public String label(boolean chinese) {
        return String.valueOf(chinese || nameEn == null ? name : nameEn);
    }
}
