package org.hengwei.planning;

import org.jspecify.annotations.Nullable;

/**
 * A problem the year before left (R85).
 *
 * @param source where it comes from, e.g. {@code QP-2025} or a metric's code
 * @param ineffective whether its improvement was judged ineffective; it then needs a line of the work table (R86)
 * @param answer how it is improved this year; null until stated
 * @param item the line of the work table that rectifies it
 */
public record ProblemView(
        long id,
        String source,
        String text,
        boolean ineffective,
        @Nullable String answer,
        @Nullable Long item) {

    public boolean answered() {
        return answer != null && !answer.isBlank() && (!ineffective || item != null);
    }
}
