package org.hengwei.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request form.
 *
 * @param name its name in answers, kept for good: a letter, then letters and digits
 * @param required whether it has to be answered where it is shown
 * @param options what can be chosen, of a {@link FieldType#CHOICE}
 * @param min least number, or fewest characters of a text
 * @param max greatest number, or most characters of a text
 * @param format what a short text has to look like
 * @param future of a date: not before the day it is asked
 * @param showWhen shown, and asked, only when an earlier field has that answer; always when null
 */
public record FormField(
        String name,
        FieldType type,
        String label,
        @Nullable String labelEn,
        @Nullable String hint,
        @Nullable String hintEn,
        boolean required,
        List<Option> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable FieldFormat format,
        boolean future,
        @Nullable Condition showWhen) {

    public FormField {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** One answer that can be chosen. */
    public record Option(
            String value, String label, @Nullable String labelEn) {

        public String label(boolean chinese) {
            return chinese || labelEn == null ? label : labelEn;
        }
    }

    /** @param field name of an earlier field */
    public record Condition(String field, String value) {}

    public String label(boolean chinese) {
        return chinese || labelEn == null ? label : labelEn;
    }

    public @Nullable String hint(boolean chinese) {
        return chinese || hintEn == null ? hint : hintEn;
    }
}
