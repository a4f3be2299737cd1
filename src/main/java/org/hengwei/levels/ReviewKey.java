package org.hengwei.levels;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which review an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record ReviewKey(long id, @Nullable Integer version) {

    static final String KIND = "sla-review";

    /** Refuses a text that is no number of a review as not found. */
    public static ReviewKey of(String code) {
        return of(code, null);
    }

    public static ReviewKey of(String code, @Nullable Integer version) {
        if (!code.matches("SLR-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new ReviewKey(Long.parseLong(code.substring(4)), version);
    }

    static String code(long id) {
        return "SLR-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
