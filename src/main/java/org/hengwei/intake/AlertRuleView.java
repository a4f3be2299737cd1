package org.hengwei.intake;

import org.jspecify.annotations.Nullable;

/** A rule as it stands, see {@link PutAlertRule}. */
public record AlertRuleView(
        long id,
        int version,
        @Nullable Long source,
        int position,
        String name,
        String matchers,
        String project,
        @Nullable String service,
        @Nullable String category,
        int impact,
        int urgency,
        @Nullable String itemLabel,
        int groupMinutes,
        boolean active) {}
