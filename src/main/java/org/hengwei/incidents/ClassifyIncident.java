package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * What kind of fault it is and how much it presses.
 *
 * @param impact 1 (highest) to 4
 * @param urgency 1 (highest) to 4
 * @param reason needed when the priority of a classified incident changes by it
 */
public record ClassifyIncident(
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String category,
        @Nullable String service,
        @Nullable String reason) {}
