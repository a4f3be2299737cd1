package org.hengwei.incidents;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which incident an act is about.
 *
 * @param version the version the actor had before his eyes; refused as stale when it is no longer the newest; null when he does
 *     not care
 */
public record IncidentKey(long id, @Nullable Integer version) {

    static final String KIND = "incident";

    /** Refuses a text that is no incident number as not found. */
    public static IncidentKey of(String code) {
        return of(code, null);
    }

    public static IncidentKey of(String code, @Nullable Integer version) {
        if (!code.matches("INC-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new IncidentKey(Long.parseLong(code.substring(4)), version);
    }

    public String code() {
        return code(id);
    }

    static String code(long id) {
        return "INC-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
