package org.hengwei.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act that may not happen, with the reason as a message key and its arguments. Page and API translate it; nothing typed
 * is lost and nothing internal leaks.
 */
public final class Refused extends RuntimeException {

    public enum Kind {
        INVALID(422),
        CONFLICT(409),
        FORBIDDEN(403),
        UNAUTHENTICATED(401),
        NOT_FOUND(404),
        STALE(412),
        TOO_LARGE(413),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * One thing wrong with one input.
     *
     * @param field the input's name as in form and API; null when it concerns the whole
     * @param key message key, also the stable code of the API
     */
    public record Problem(@Nullable String field, String key, Object... args) {}

    private final Kind kind;
    private final transient List<Problem> problems;

    private Refused(Kind kind, List<Problem> problems) {
        super(kind + " " + problems.getFirst().key(), null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public static Refused invalid(String key, Object... args) {
        return new Refused(Kind.INVALID, List.of(new Problem(null, key, args)));
    }

    public static Refused invalid(List<Problem> problems) {
        return new Refused(Kind.INVALID, problems);
    }

    public static Refused field(String field, String key, Object... args) {
        return new Refused(Kind.INVALID, List.of(new Problem(field, key, args)));
    }

    /** The thing is not in a state in which this may be done. */
    public static Refused conflict(String key, Object... args) {
        return new Refused(Kind.CONFLICT, List.of(new Problem(null, key, args)));
    }

    public static Refused forbidden(String key, Object... args) {
        return new Refused(Kind.FORBIDDEN, List.of(new Problem(null, key, args)));
    }

    public static Refused unauthenticated() {
        return new Refused(Kind.UNAUTHENTICATED, List.of(new Problem(null, "shared.refused.unauthenticated")));
    }

    public static Refused notFound(String code) {
        return new Refused(Kind.NOT_FOUND, List.of(new Problem(null, "shared.refused.not-found", code)));
    }

    /** Somebody else changed it since it was read. */
    public static Refused stale() {
        return new Refused(Kind.STALE, List.of(new Problem(null, "shared.refused.stale")));
    }

    public static Refused tooLarge(String key, Object... args) {
        return new Refused(Kind.TOO_LARGE, List.of(new Problem(null, key, args)));
    }

    /** More requests than are let in. */
    public static Refused tooMany(String key, Object... args) {
        return new Refused(Kind.TOO_MANY, List.of(new Problem(null, key, args)));
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Key of the first problem. */
    public String key() {
        return problems.getFirst().key();
    }
}
