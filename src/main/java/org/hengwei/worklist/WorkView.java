package org.hengwei.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a list.
 *
 * @param kindLabel message key of its kind
 * @param stateLabel message key of its state
 */
public record WorkView(
        long id,
        String code,
        String kind,
        String kindLabel,
        String title,
        String state,
        String stateLabel,
        boolean open,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable String project,
        @Nullable String priority,
        @Nullable Instant dueAt,
        Instant since,
        String href) {}
