package org.hengwei.incidents.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What was typed into a form: turned into the room's words, and shown again as it was when refused. */
public record Typed(Map<String, String> values) {

    public static Typed nothing() {
        return new Typed(Map.of());
    }

    /** As typed, for showing it again; empty when nothing was. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    public String text(String name, @Nullable String otherwise) {
        return values.getOrDefault(name, otherwise == null ? "" : otherwise);
    }

    @Nullable
    String given(String name) {
        var text = text(name).strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    Integer integer(String name) {
        var text = given(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    @Nullable
    Boolean flag(String name) {
        var text = given(name);
        return text == null ? null : Boolean.valueOf(text);
    }

    @Nullable
    Instant instant(String name, ZoneId zone) {
        var text = given(name);
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    @Nullable
    Duration minutes(String name) {
        var minutes = integer(name);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        var text = given(name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.field(name, "shared.refused.malformed"));
    }

    MoveInput move(ZoneId zone) {
        return new MoveInput(
                integer("impact"),
                integer("urgency"),
                given("category"),
                given("service"),
                constant("tier", org.hengwei.incidents.Tier.class),
                given("team"),
                given("assignee"),
                constant("kind", org.hengwei.incidents.Escalation.class),
                given("reason"),
                given("note"),
                given("solution"),
                given("closureCode"),
                given("cause"),
                minutes("workMinutes"),
                given("duplicateOf"),
                given("title"),
                given("description"),
                given("requesterName"),
                given("requesterPhone"),
                instant("occurredAt", zone),
                instant("openedAt", zone),
                given("into"),
                given("parent"),
                constant("side", org.hengwei.incidents.UrgingSide.class),
                flag("classificationRight"),
                given("rightCategory"),
                flag("effective"),
                integer("score"),
                given("comment"),
                given("timeline"),
                given("measures"));
    }
}
