package org.hengwei.feedback;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which callback an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record CallbackKey(long id, @Nullable Integer version) {

    static final String KIND = "callback";

    public static CallbackKey of(String code) {
        return of(code, null);
    }

    public static CallbackKey of(String code, @Nullable Integer version) {
        if (!code.matches("CB-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new CallbackKey(Long.parseLong(code.substring(3)), version);
    }

    public String code() {
        return code(id);
    }

    static String code(long id) {
        return "CB-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
