package org.hengwei.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The program will not start, back up or restore. Its message is the one line a person at the console reads, in Chinese and
 * English, since nobody has chosen a language yet.
 */
public final class Refusal extends RuntimeException {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String key;

    public Refusal(String key, @Nullable Object... args) {
        super(line("database.refusal." + key, args), null, false, false);
        this.key = key;
    }

    /** Stable name of the reason, without the room's prefix. */
    public String key() {
        return key;
    }

    /** A message of this room in both languages on one line. */
    public static String line(String key, @Nullable Object... args) {
        var line = text(key, Locale.ROOT, args) + " | " + text(key, Locale.ENGLISH, args);
        return line.replaceAll("\\s*\\R\\s*", " ");
    }

    private static String text(String key, Locale locale, @Nullable Object... args) {
        var pattern = ResourceBundle.getBundle("messages.database", locale, NO_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(args);
    }
}
