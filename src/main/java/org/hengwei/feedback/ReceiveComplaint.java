package org.hengwei.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as it is taken down.
 *
 * @param title one line; the beginning of the content when null
 * @param customer code; the project's customer when null
 * @param project code; null for one about no project in particular
 * @param receivedAt when it reached us; now when null, never in the future
 * @param about number of the ticket it is about
 * @param source what made it, such as {@code callback:CB-000001}: the same source makes one complaint
 */
public record ReceiveComplaint(
        @Nullable String title,
        @Nullable String content,
        @Nullable ComplaintChannel channel,
        @Nullable String customer,
        @Nullable String project,
        @Nullable String complainant,
        @Nullable String phone,
        @Nullable Instant receivedAt,
        @Nullable String about,
        @Nullable String source) {}
