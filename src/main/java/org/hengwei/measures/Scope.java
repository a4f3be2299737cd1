package org.hengwei.measures;

import java.util.Locale;
import java.util.Set;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;

/**
 * Whose records a figure counts: {@code COMPANY}, {@code department:D1}, {@code project:P1}, {@code customer:C1},
 * {@code person:U1} or {@code post:X} (H14).
 *
 * @param code empty for the company
 */
public record Scope(Kind kind, String code) {

    public static final Scope COMPANY = new Scope(Kind.COMPANY, "");

    public enum Kind {
        COMPANY,
        DEPARTMENT,
        PROJECT,
        CUSTOMER,
        PERSON,
        POST;

        /** The column of a fact view that names it. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Scope of(Kind kind, String code) {
        return new Scope(kind, code);
    }

    public static Scope parse(String text) {
        var colon = text.indexOf(':');
        var word = (colon < 0 ? text : text.substring(0, colon)).strip().toUpperCase(Locale.ROOT);
        var code = colon < 0 ? "" : text.substring(colon + 1).strip();
        for (var kind : Kind.values()) {
            if (kind.name().equals(word) && (kind == Kind.COMPANY) == code.isEmpty()) {
                return new Scope(kind, code);
            }
        }
        throw Refused.field("scope", "measures.refused.scope", text);
    }

    public boolean isCompany() {
        return kind == Kind.COMPANY;
    }

    Whereabouts place() {
        return switch (kind) {
            case COMPANY, POST -> Whereabouts.nowhere();
            case DEPARTMENT -> new Whereabouts(null, null, code, Set.of());
            case PROJECT -> new Whereabouts(code, null, null, Set.of());
            case CUSTOMER -> new Whereabouts(null, code, null, Set.of());
            case PERSON -> Whereabouts.ofPerson(code);
        };
    }

    @Override
    public String toString() {
        return isCompany() ? "COMPANY" : kind.column() + ":" + code;
    }
}
