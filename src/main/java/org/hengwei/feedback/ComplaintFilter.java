package org.hengwei.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Which complaints to list; what is null or false does not narrow.
 *
 * @param open neither closed nor withdrawn
 */
public record ComplaintFilter(
        boolean open,
        @Nullable ComplaintState state,
        @Nullable ComplaintGrade grade,
        @Nullable String project,
        @Nullable String customer) {}
