package org.hengwei.documents;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words on the paper, in the document's own language. */
public record Words(MessageSource messages, Locale locale) {

    public String t(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
