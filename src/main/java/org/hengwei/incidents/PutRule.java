package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * A rule by which incidents of a project are assigned once they are classified.
 *
 * @param position the rule with the smallest that fits and finds somebody decides; null puts it last
 * @param category code; null for any, as {@code service}
 * @param priority P1 to P4; null for any
 */
public record PutRule(
        @Nullable String project,
        @Nullable Integer position,
        @Nullable String category,
        @Nullable String service,
        @Nullable String priority,
        @Nullable RuleHow how,
        @Nullable Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable Boolean active) {}
