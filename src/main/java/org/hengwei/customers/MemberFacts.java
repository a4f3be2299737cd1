package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to put on a project's team.
 *
 * @param tier his place in the support line (R185); null for none
 */
public record MemberFacts(
        @Nullable String login,
        @Nullable Tier tier,
        @Nullable String duty) {}
