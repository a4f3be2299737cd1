package org.hengwei.incidents;

import java.util.Objects;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;

/** Reasons and notes as given with a move. */
final class DeedTexts {

    static final int LONGEST = 2_000;

    private DeedTexts() {}

    /** Refused on field {@code reason} when there is none. */
    static String reason(@Nullable String reason) {
        new Checks().present(reason, "reason").atMost(reason, LONGEST, "reason").refuse();
        return Objects.requireNonNull(reason).strip();
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
