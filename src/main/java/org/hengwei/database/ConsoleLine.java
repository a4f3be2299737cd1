package org.hengwei.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Words for the console, in Chinese and English at once, since nobody has chosen a language yet. */
public final class ConsoleLine {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ConsoleLine() {}

    /** A message of this room in both languages, on one line whatever its arguments hold. */
    public static String of(String key, @Nullable Object... args) {
        var line = text(key, Locale.ROOT, args) + " | " + text(key, Locale.ENGLISH, args);
        return line.replaceAll("\\s*\\R\\s*", " ");
    }

    private static String text(String key, Locale locale, @Nullable Object... args) {
        var pattern = ResourceBundle.getBundle("messages.database", locale, NO_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(args);
    }
}
