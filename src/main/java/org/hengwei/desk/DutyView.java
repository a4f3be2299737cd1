package org.hengwei.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift of the duty roster.
 *
 * @param now whether it is running
 */
public record DutyView(
        long id,
        int version,
        DutyPost post,
        @Nullable String project,
        String login,
        String name,
        Instant startsAt,
        Instant endsAt,
        boolean now,
        @Nullable String note) {}
