package org.hengwei.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was promised before it was rebuilt, and who replaced it, when and why (H5). */
public record EarlierPromise(
        String calendar,
        Target target,
        Instant startedAt,
        @Nullable Instant dueAt,
        Instant replacedAt,
        String reason,
        String actor) {}
