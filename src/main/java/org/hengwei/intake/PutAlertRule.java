package org.hengwei.intake;

import org.jspecify.annotations.Nullable;

/**
 * What alerts become.
 *
 * @param source null for alerts of every source
 * @param position rules are tried in this order
 * @param matchers conditions on labels, one a line; none for all alerts
 * @param itemLabel label whose value names the configuration item
 * @param groupMinutes an alert within this many minutes of the last one joins its incident; 0: each alert is its own
 */
public record PutAlertRule(
        @Nullable Long source,
        @Nullable Integer position,
        @Nullable String name,
        @Nullable String matchers,
        @Nullable String project,
        @Nullable String service,
        @Nullable String category,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String itemLabel,
        @Nullable Integer groupMinutes,
        @Nullable Boolean active) {}
