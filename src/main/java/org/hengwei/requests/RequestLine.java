package org.hengwei.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as a line of a list. */
public record RequestLine(
        String number,
        int version,
        String title,
        RequestState state,
        @Nullable String item,
        @Nullable String itemName,
        @Nullable String itemNameEn,
        String project,
        @Nullable String customer,
        @Nullable String requesterName,
        @Nullable String assignee,
        @Nullable String assigneeName,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        boolean late,
        @Nullable Instant fulfilledAt,
        @Nullable Instant closedAt) {

    public @Nullable String itemLabel(boolean chinese) {
        return chinese || itemNameEn == null ? itemName : itemNameEn;
    }
}
