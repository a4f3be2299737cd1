package org.hengwei.measures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record a figure counted.
 *
 * @param subject kind and code, e.g. {@code incident:INC-000042}
 * @param at the date it was counted by
 * @param counted NUMERATOR (which is in the denominator too, where there is one source), DENOMINATOR, LEFT_OUT or OVERDUE
 * @param href page of the thing; null when no room shows it
 */
public record CountedRecord(
        String subject,
        @Nullable String title,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String person,
        Instant at,
        String counted,
        @Nullable String href) {

    public String code() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
