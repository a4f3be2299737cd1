package org.hengwei.desk.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.hengwei.desk.ContactChannel;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.LogContact;
import org.hengwei.desk.TakeContact;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.jspecify.annotations.Nullable;

/** Turns what was typed at the desk into the words of the room. */
final class ContactForm {

    /** What an agent chooses when nothing comes of it yet. */
    static final String LATER = "LATER";

    private static final String MISSED = "MISSED";

    private ContactForm() {}

    static TakeContact contact(Typed typed, ZoneId zone) {
        var missed = typed.text("kind").equals(MISSED);
        var began = time(typed, "receivedAt", zone);
        return new TakeContact(
                constant(typed, "channel", ContactChannel.class),
                !missed,
                began == null ? instant(typed, "startedAt") : began,
                time(typed, "endedAt", zone),
                given(typed, "callerName"),
                given(typed, "callerPhone"),
                given(typed, "callerEmail"),
                given(typed, "project") == null ? given(typed, "customer") : null,
                given(typed, "project"),
                given(typed, "title"),
                missed || typed.text("kind").equals(LATER) ? null : outcome(typed));
    }

    static LogContact outcome(Typed typed) {
        return new LogContact(
                constant(typed, "kind", ContactOutcome.class),
                given(typed, "project"),
                given(typed, "title"),
                given(typed, "description"),
                given(typed, "service"),
                given(typed, "category"),
                level(typed, "impact"),
                level(typed, "urgency"),
                given(typed, "ticket"),
                given(typed, "answer"),
                given(typed, "praised"),
                given(typed, "reason"));
    }

    static @Nullable String given(Typed typed, String name) {
        var text = typed.text(name).strip();
        return text.isEmpty() ? null : text.replace("\r\n", "\n");
    }

    private static @Nullable Integer level(Typed typed, String name) {
        var text = given(typed, name);
        if (text != null && !text.matches("\\d{1,3}")) {
            throw Refused.field(name, "shared.refused.malformed");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    static <E extends Enum<E>> @Nullable E constant(Typed typed, String name, Class<E> type) {
        var text = given(typed, name);
        return text == null
                ? null
                : Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refused.field(name, "shared.refused.malformed"));
    }

    private static @Nullable Instant instant(Typed typed, String name) {
        var text = given(typed, name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    private static @Nullable Instant time(Typed typed, String name, ZoneId zone) {
        var text = given(typed, name);
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }
}
