package org.hengwei.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made, for filling a house with history.
 *
 * @param incident number of an incident with exactly one resolution
 * @param doneAt null for one that is still due
 * @param score null when the customer gave none
 */
public record PastCallback(
        String incident,
        String title,
        String solution,
        String project,
        @Nullable String customer,
        @Nullable String department,
        String resolvedBy,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        Instant resolvedAt,
        @Nullable Instant doneAt,
        @Nullable String calledBy,
        @Nullable Boolean solved,
        @Nullable Integer score,
        @Nullable String comment) {}
