package org.hengwei.desk;

import org.jspecify.annotations.Nullable;

/** What is said of a hotline. */
public record PutHotline(
        @Nullable String number,
        @Nullable String label,
        @Nullable String hours,
        @Nullable Boolean aroundTheClock,
        @Nullable Boolean active) {}
