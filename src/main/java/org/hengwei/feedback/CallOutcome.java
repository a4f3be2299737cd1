package org.hengwei.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param reached whether the customer was spoken to; if not it is an attempt, and the third one ends the callback
 * @param solved whether the customer says the problem is solved; needed when reached (R196)
 * @param score satisfaction 1 to 5 as the customer said it; never assumed
 */
public record CallOutcome(
        @Nullable Boolean reached,
        @Nullable Boolean solved,
        @Nullable Integer score,
        @Nullable String comment) {}
