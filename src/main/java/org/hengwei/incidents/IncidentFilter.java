package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * What a list of incidents is narrowed to; null means everything.
 *
 * @param status a state, {@code OPEN} for any but resolved, closed and cancelled, or null for all
 * @param assignee a login, {@code me}, or {@code none} for those nobody has
 * @param priority {@code P1} … or {@code NONE} for those in triage
 * @param clock {@code OVERDUE} for open ones past their time, {@code TODAY} for those due within 24 hours
 * @param q words, all of which must occur
 */
public record IncidentFilter(
        @Nullable String status,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable Tier tier,
        @Nullable String priority,
        @Nullable String clock,
        @Nullable String phone,
        @Nullable String source,
        @Nullable String externalId,
        @Nullable String q) {

    public static final String OPEN = "OPEN";

    public static IncidentFilter open() {
        return new IncidentFilter(OPEN, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static IncidentFilter openOf(String login) {
        return new IncidentFilter(OPEN, null, null, login, null, null, null, null, null, null, null, null);
    }

    public static IncidentFilter ofPhone(String phone) {
        return new IncidentFilter(null, null, null, null, null, null, null, null, phone, null, null, null);
    }
}
