package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * What looking back on a major incident brought to light.
 *
 * @param cause why it came to it
 * @param timeline what happened when, in short
 * @param measures what is done so that it does not come again
 */
public record ReviewIncident(
        @Nullable String cause,
        @Nullable String timeline,
        @Nullable String measures) {}
