package org.hengwei.shared;

/**
 * A single thing of a room, named so that any other room can point at it without knowing its type.
 *
 * @param kind the kind in lower case, e.g. {@code incident}
 * @param code the number people read, e.g. {@code INC-000042}
 */
public record Subject(String kind, String code) {

    public static Subject parse(String text) {
        var colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw Refused.invalid("shared.subject.malformed", text);
        }
        return new Subject(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + code;
    }
}
