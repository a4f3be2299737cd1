package org.hengwei.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What had been done on an incident before it was recorded.
 *
 * @param respondedAt null for as resolved
 * @param assignee login of who did it; null for who records it
 * @param resolvedAt null while it is still worked on
 * @param solution how it was solved; needed with {@code resolvedAt}
 */
public record PastDeeds(
        @Nullable Instant respondedAt,
        @Nullable String assignee,
        @Nullable Instant resolvedAt,
        @Nullable ResolveIncident solution) {

    public boolean any() {
        return respondedAt != null || resolvedAt != null || assignee != null;
    }
}
