package org.hengwei.opportunities;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What could be better.
 *
 * @param origin null for a suggestion
 * @param source the record that showed it, as {@code kind:code}
 * @param finding what was found
 * @param proposal what could be done
 * @param owner login of who is to see to it
 */
public record RaiseOpportunity(
        @Nullable Origin origin,
        @Nullable String source,
        @Nullable String title,
        @Nullable String finding,
        @Nullable String proposal,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String owner,
        @Nullable LocalDate dueOn) {}
