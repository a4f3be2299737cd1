package org.hengwei.requests;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which request an act is about.
 *
 * @param version the version the actor had before his eyes; null when he does not care
 */
public record RequestKey(long id, @Nullable Integer version) {

    public static final String KIND = "request";

    /** Refuses a text that is no request number as not found. */
    public static RequestKey of(String code) {
        return of(code, null);
    }

    public static RequestKey of(String code, @Nullable Integer version) {
        if (!code.matches("REQ-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return new RequestKey(Long.parseLong(code.substring(4)), version);
    }

    public String code() {
        return code(id);
    }

    static String code(long id) {
        return "REQ-%06d".formatted(id);
    }

    static Subject subject(long id) {
        return new Subject(KIND, code(id));
    }
}
