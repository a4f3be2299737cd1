package org.hengwei.planning;

import org.jspecify.annotations.Nullable;

/**
 * A line of the work table as typed.
 *
 * @param id null for a new line
 * @param schedule see {@link Schedule}
 */
public record PutItem(
        @Nullable Long id,
        String work,
        String measures,
        String responsible,
        String cooperating,
        String person,
        @Nullable String owner,
        String schedule) {}
