package org.hengwei.levels;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a review.
 *
 * @param responsible login of who sees to the review
 * @param participants of both sides
 * @param cause of what was missed
 * @param improvement what is done about it
 * @param nextDueOn until when the next one is due; null for the usual time after the next period
 */
public record WriteReview(
        @Nullable String responsible,
        @Nullable LocalDate heldOn,
        @Nullable String participants,
        @Nullable String cause,
        @Nullable String improvement,
        @Nullable LocalDate nextDueOn) {}
