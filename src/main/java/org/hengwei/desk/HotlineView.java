package org.hengwei.desk;

import org.jspecify.annotations.Nullable;

/**
 * A number the desk is reached by.
 *
 * @param hours in words, e.g. Monday to Friday 8:30 to 17:30
 * @param aroundTheClock whether it is promised to be answered 7×24 (R184)
 */
public record HotlineView(
        long id,
        int version,
        String number,
        String label,
        @Nullable String hours,
        boolean aroundTheClock,
        boolean active) {}
