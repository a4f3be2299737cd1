package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * How well an incident was classified and resolved (R189).
 *
 * @param classificationRight whether category and priority were right from the first
 * @param rightCategory code of the category it should have had; only when it was wrong
 * @param effective whether the resolution removed the fault for good
 * @param score 1 to 5
 */
public record EvaluateIncident(
        @Nullable Boolean classificationRight,
        @Nullable String rightCategory,
        @Nullable Boolean effective,
        @Nullable Integer score,
        @Nullable String comment) {}
