package org.hengwei.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;

/**
 * Puts an entry into the reader's words. The sentence is the message {@code <room>.journal.<Event>}; a constant among its
 * details is worded by {@code <room>.value.<CONSTANT>} or {@code <room>.state.<CONSTANT>} or as the data label it is, an instant
 * in the reader's zone, a length of time in days or hours. A customer's contact gets {@code <room>.journal.<Event>.told} where
 * there is such a message: the same without what is the house's own.
 */
public final class Wording {

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern LENGTH = Pattern.compile("P\\d+D|PT[0-9HMS.]+");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z");

    private Wording() {}

    public static String of(JournalEntry entry, Ui ui) {
        var dot = entry.word().indexOf('.');
        var room = entry.word().substring(0, dot);
        var key = room + ".journal." + entry.word().substring(dot + 1);
        if (entry.erased()) {
            return ui.t("journal.erased-entry");
        }
        var words = entry.details().values().stream()
                .map(value -> word(value, room, ui))
                .toArray();
        return ui.t(told(key, ui), words);
    }

    /** The customer's own sentence, where there is one. */
    private static String told(String key, Ui ui) {
        var outside = ui.actor() != null && ui.actor().isContact();
        return outside && !ui.tOr(key + ".told", "").isEmpty() ? key + ".told" : key;
    }

    private static String word(@Nullable Object value, String room, Ui ui) {
        return switch (value) {
            case null -> "–";
            case Collection<?> many ->
                many.stream().map(one -> word(one, room, ui)).collect(Collectors.joining(", "));
            case String text
            when CONSTANT.matcher(text).matches() ->
                ui.tOr(room + ".value." + text, ui.tOr(room + ".state." + text, ui.label(text)));
            case String text when LENGTH.matcher(text).matches() -> ui.length(text);
            case String text when INSTANT.matcher(text).matches() -> instant(text, ui);
            default -> value.toString();
        };
    }

    private static String instant(String text, Ui ui) {
        try {
            return ui.at(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
