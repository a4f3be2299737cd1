package org.hengwei.feedback;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which complaint an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record ComplaintKey(long id, @Nullable Integer version) {

    public static final String KIND = "complaint";

    public static ComplaintKey of(String code) {
        return of(code, null);
    }

    public static ComplaintKey of(String code, @Nullable Integer version) {
        if (!code.matches("CP-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new ComplaintKey(Long.parseLong(code.substring(3)), version);
    }

    public String code() {
        return code(id);
    }

    static String code(long id) {
        return "CP-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
