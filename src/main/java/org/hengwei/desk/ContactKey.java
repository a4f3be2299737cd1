package org.hengwei.desk;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which contact an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record ContactKey(long id, @Nullable Integer version) {

    static final String KIND = "contact";

    public static ContactKey of(String code) {
        return of(code, null);
    }

    /** Refuses a text that is no contact number as not found. */
    public static ContactKey of(String code, @Nullable Integer version) {
        if (!code.matches("DC-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new ContactKey(Long.parseLong(code.substring(3)), version);
    }

    public String code() {
        return code(id);
    }

    static String code(long id) {
        return "DC-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
