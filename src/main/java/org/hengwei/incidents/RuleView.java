package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/** An assignment rule, see {@link PutRule}. */
public record RuleView(
        long id,
        int version,
        String project,
        int position,
        @Nullable String category,
        @Nullable String service,
        @Nullable String priority,
        RuleHow how,
        Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        boolean active) {}
