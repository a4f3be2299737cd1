package org.hengwei.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may say, or has said, of what was last done on his ticket.
 *
 * @param open whether he may rate it now
 * @param asksSolved whether he is also asked if it is solved, because nobody has said so yet
 * @param score null while nobody has given one; silence is none
 */
public record RatingView(
        boolean open,
        boolean asksSolved,
        @Nullable Boolean solved,
        @Nullable Integer score,
        int fullScore,
        @Nullable String comment,
        @Nullable Instant ratedAt) {}
