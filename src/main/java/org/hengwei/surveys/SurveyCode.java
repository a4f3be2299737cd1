package org.hengwei.surveys;

import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;

/** The kinds of thing in this room and the numbers by which people call them. */
enum SurveyCode {
    SURVEY("survey", "SVY"),
    RESPONSE("survey-response", "SR"),
    OPINION("survey-opinion", "SO");

    private final String kind;
    private final String prefix;

    SurveyCode(String kind, String prefix) {
        this.kind = kind;
        this.prefix = prefix;
    }

    String kind() {
        return kind;
    }

    String of(long id) {
        return "%s-%06d".formatted(prefix, id);
    }

    Subject subject(long id) {
        return new Subject(kind, of(id));
    }

    /** @throws Refused as not found when it cannot be such a number */
    long id(String code) {
        if (!code.matches(prefix + "-\\d{6,18}")) {
            throw Refused.notFound(code);
        }
        return Long.parseLong(code.substring(prefix.length() + 1));
    }
}
