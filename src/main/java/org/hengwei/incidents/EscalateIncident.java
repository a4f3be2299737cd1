package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * A call for more: functional to a higher tier, hierarchic to supervisors.
 *
 * @param tier where to, for functional escalation; null means the next one up
 */
public record EscalateIncident(
        @Nullable Escalation kind,
        @Nullable Tier tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String reason) {}
