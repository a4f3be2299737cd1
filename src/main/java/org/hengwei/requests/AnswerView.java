package org.hengwei.requests;

import org.hengwei.catalog.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a request's form.
 *
 * @param value as it was given; of a file its number among the attachments
 * @param text as people read it; of a file its name
 */
public record AnswerView(
        String field,
        FieldType type,
        String label,
        @Nullable String labelEn,
        String value,
        String text,
        String textEn) {

    public String label(boolean chinese) {
        return chinese || labelEn == null ? label : labelEn;
    }

    public String text(boolean chinese) {
        return chinese ? text : textEn;
    }
}
