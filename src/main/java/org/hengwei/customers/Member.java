package org.hengwei.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a project's team.
 *
 * @param tier where in the support line he stands (R185); null when he is no part of it
 * @param duty what he is there for
 */
public record Member(
        String project,
        String login,
        String name,
        @Nullable Tier tier,
        @Nullable String duty,
        Instant since) {}
