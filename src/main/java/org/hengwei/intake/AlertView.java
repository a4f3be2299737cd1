package org.hengwei.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert received.
 *
 * @param heard how often it was delivered while firing or recovering
 * @param incident number of what it became; null when nothing
 * @param gathered how many alerts that incident has gathered
 * @param problem message key of why it became no incident
 */
public record AlertView(
        long id,
        String source,
        String status,
        String title,
        String fingerprint,
        List<String> labels,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        Instant receivedAt,
        int heard,
        @Nullable String rule,
        @Nullable String project,
        @Nullable String incident,
        int gathered,
        @Nullable String problem,
        List<String> problemArgs) {}
