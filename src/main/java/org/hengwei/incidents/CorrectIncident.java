package org.hengwei.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts put right; null leaves a fact as it is. Earlier promises stay visible (H5); {@code recordedAt} is never editable. */
public record CorrectIncident(
        @Nullable String title,
        @Nullable String description,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        @Nullable Instant occurredAt,
        @Nullable Instant openedAt,
        @Nullable String reason) {}
