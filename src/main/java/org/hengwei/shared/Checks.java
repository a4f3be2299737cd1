package org.hengwei.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with an input, so that a person is told everything at once. */
public final class Checks {

    private final List<Refused.Problem> problems = new ArrayList<>();

    public Checks that(boolean fine, String field, String key, Object... args) {
        if (!fine) {
            problems.add(new Refused.Problem(field, key, args));
        }
        return this;
    }

    public Checks present(@Nullable Object value, String field) {
        return that(value != null && !value.toString().isBlank(), field, "shared.required");
    }

    public Checks atMost(@Nullable String value, int length, String field) {
        return that(value == null || value.length() <= length, field, "shared.too-long", length);
    }

    public boolean failed() {
        return !problems.isEmpty();
    }

    /** Refuses if anything was found. */
    public void refuse() {
        if (failed()) {
            throw Refused.invalid(problems);
        }
    }
}
