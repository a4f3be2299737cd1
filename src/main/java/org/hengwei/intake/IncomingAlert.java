package org.hengwei.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a source told it.
 *
 * @param occurrence tells two outbreaks of the same fingerprint apart
 * @param labels what rules look at
 */
record IncomingAlert(
        String fingerprint,
        String occurrence,
        boolean resolved,
        String title,
        Map<String, String> labels,
        String description,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {}
