package org.hengwei.incidents;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an incident was solved; all but {@code tier} are mandatory.
 *
 * @param closureCode of the catalog
 * @param cause cause category of the catalog
 * @param workTime time people worked on it
 */
public record ResolveIncident(
        @Nullable String solution,
        @Nullable String closureCode,
        @Nullable String cause,
        @Nullable Duration workTime) {}
