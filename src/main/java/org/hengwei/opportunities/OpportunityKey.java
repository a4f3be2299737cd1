package org.hengwei.opportunities;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which opportunity an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record OpportunityKey(long id, @Nullable Integer version) {

    static final String KIND = "opportunity";

    /** Refuses a text that is no number of an opportunity as not found. */
    public static OpportunityKey of(String code) {
        return of(code, null);
    }

    public static OpportunityKey of(String code, @Nullable Integer version) {
        if (!code.matches("OPP-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new OpportunityKey(Long.parseLong(code.substring(4)), version);
    }

    static String code(long id) {
        return "OPP-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
