package org.hengwei.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hengwei.exchange.Mapping.Field;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Reads the cells of rows by a mapping that fits the file's header. */
final class Reader {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "met", "\u662f");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "missed", "\u5426");
    private static final int LONGEST = 32_767;

    private final Mapping mapping;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final int key;
    private final int width;
    private final int order;
    private final int project;
    private final ZoneId zone;
    private final @Nullable DateTimeFormatter format;

    private Reader(Mapping mapping, List<String> header, ZoneId companyZone) {
        this.mapping = mapping;
        for (var field : Field.values()) {
            var column = mapping.column(field);
            if (column != null) {
                places.put(field, header.indexOf(column));
            }
        }
        this.width = header.size();
        this.key = header.indexOf(mapping.keyColumn());
        this.order = mapping.order() == null ? -1 : header.indexOf(mapping.order());
        var rule = mapping.project();
        this.project = rule == null || rule.column() == null ? -1 : header.indexOf(rule.column());
        this.zone = mapping.zone() == null ? companyZone : ZoneId.of(mapping.zone());
        this.format = formatter(mapping.dateTime());
    }

    /** Refused, with everything that is wrong at once, unless the mapping fits the header. */
    static Reader of(Mapping mapping, List<String> header, ZoneId companyZone) {
        var problems = new ArrayList<Refused.Problem>();
        if (mapping.rowIs() == null) {
            problems.add(new Refused.Problem("rowIs", "exchange.refused.row-is"));
        }
        for (var needed : List.of(Field.externalId, Field.status, Field.openedAt)) {
            if (mapping.column(needed) == null) {
                problems.add(new Refused.Problem("columns." + needed, "exchange.refused.needed", needed.name()));
            }
        }
        if (mapping.events() && mapping.column(Field.changedAt) == null) {
            problems.add(new Refused.Problem("columns.changedAt", "exchange.refused.needed", Field.changedAt.name()));
        }
        if (mapping.key() != null && !mapping.key().equals(mapping.column(Field.externalId))) {
            problems.add(new Refused.Problem("key", "exchange.refused.key"));
        }
        names(mapping, problems);
        columns(mapping, header, problems);
        project(mapping, problems);
        values(mapping, problems);
        time(mapping, problems);
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Reader(mapping, header, companyZone);
    }

    private static void names(Mapping mapping, List<Refused.Problem> problems) {
        var known = new HashSet<String>();
        for (var field : Field.values()) {
            known.add(field.name());
        }
        var given = new HashSet<String>();
        if (mapping.columns() != null) {
            given.addAll(mapping.columns().keySet());
        }
        if (mapping.values() != null) {
            given.addAll(mapping.values().keySet());
        }
        given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name ->
                        problems.add(new Refused.Problem("columns." + name, "exchange.refused.no-such-name", name)));
    }

    private static void columns(Mapping mapping, List<String> header, List<Refused.Problem> problems) {
        var wanted = new java.util.LinkedHashMap<String, String>();
        if (mapping.columns() != null) {
            mapping.columns().forEach((name, column) -> wanted.put("columns." + name, column));
        }
        wanted.put("key", mapping.key());
        wanted.put("order", mapping.order());
        wanted.put(
                "project", mapping.project() == null ? null : mapping.project().column());
        wanted.forEach((field, column) -> {
            if (column != null && !header.contains(column)) {
                problems.add(new Refused.Problem(field, "exchange.refused.no-such-column", column));
            } else if (column != null && header.indexOf(column) != header.lastIndexOf(column)) {
                problems.add(new Refused.Problem(field, "exchange.refused.column-twice", column));
            }
        });
    }

    private static void project(Mapping mapping, List<Refused.Problem> problems) {
        var rule = mapping.project();
        if (rule == null || (blank(rule.column()) == blank(rule.fixed()))) {
            problems.add(new Refused.Problem("project", "exchange.refused.project"));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void values(Mapping mapping, List<Refused.Problem> problems) {
        mapping.values(Field.status).values().stream()
                .filter(value -> constant(IncidentStatus.class, value) == null)
                .forEach(value ->
                        problems.add(new Refused.Problem("values.status", "exchange.refused.no-such-value", value)));
        mapping.values(Field.channel).values().stream()
                .filter(value -> constant(Channel.class, value) == null)
                .forEach(value ->
                        problems.add(new Refused.Problem("values.channel", "exchange.refused.no-such-value", value)));
    }

    private static void time(Mapping mapping, List<Refused.Problem> problems) {
        try {
            if (mapping.zone() != null) {
                ZoneId.of(mapping.zone());
            }
        } catch (DateTimeException e) {
            problems.add(new Refused.Problem("zone", "exchange.refused.zone", String.valueOf(mapping.zone())));
        }
        try {
            formatter(mapping.dateTime());
        } catch (IllegalArgumentException e) {
            problems.add(
                    new Refused.Problem("dateTime", "exchange.refused.pattern", String.valueOf(mapping.dateTime())));
        }
    }

    private static @Nullable DateTimeFormatter formatter(@Nullable String pattern) {
        return pattern == null || pattern.isBlank()
                ? null
                : DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
    }

    Mapping mapping() {
        return mapping;
    }

    /** @throws Unreadable when a row of a text file has not as many cells as the header */
    void fits(Row row) {
        if (!row.spreadsheet() && row.cells().length != width) {
            throw new Unreadable("exchange.row.width", String.valueOf(row.cells().length), String.valueOf(width));
        }
    }

    /** The row's key; null when it says unknown. */
    @Nullable
    String key(Row row) {
        return known(row, key);
    }

    boolean ordered() {
        return order >= 0;
    }

    /** @throws Unreadable when it is no number */
    java.math.BigDecimal order(Row row) {
        var text = known(row, order);
        try {
            return new java.math.BigDecimal(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new Unreadable("exchange.row.order", String.valueOf(text));
        }
    }

    /** Code of the project as the file says it; null when it says unknown. */
    @Nullable
    String project(Row row) {
        return known(row, project);
    }

    @Nullable
    String text(Row row, Field field) {
        return known(row, places.getOrDefault(field, -1));
    }

    private @Nullable String known(Row row, int place) {
        if (place < 0 || place >= row.cells().length) {
            return null;
        }
        var cell = row.cells()[place];
        if (cell.indexOf('\u0000') >= 0) {
            throw new Unreadable("exchange.row.control");
        }
        if (cell.length() > LONGEST) {
            throw new Unreadable("exchange.row.huge", String.valueOf(cell.length()));
        }
        return mapping.isUnknown(cell) ? null : cell.strip();
    }

    @Nullable
    Instant time(Row row, Field field) {
        var text = text(row, field);
        if (text == null) {
            return null;
        }
        try {
            return format == null
                    ? iso(text)
                    : LocalDateTime.parse(text, format).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            return spreadsheet(row, field, text);
        }
    }

    private Instant iso(String text) {
        var joined = text.replace(' ', 'T');
        return joined.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                ? OffsetDateTime.parse(joined).toInstant()
                : LocalDateTime.parse(joined).atZone(zone).toInstant();
    }

    /** A spreadsheet's own dates come as ISO whatever the pattern says. */
    private Instant spreadsheet(Row row, Field field, String text) {
        if (row.spreadsheet()) {
            try {
                return iso(text);
            } catch (DateTimeParseException e) {
                // falls through to the refusal
            }
        }
        throw new Unreadable("exchange.row.time", field.name(), shortened(text));
    }

    IncidentStatus status(Row row) {
        var text = text(row, Field.status);
        var found = text == null
                ? null
                : constant(IncidentStatus.class, mapping.values(Field.status).getOrDefault(text, text));
        if (found == null) {
            throw new Unreadable("exchange.row.value", Field.status.name(), shortened(text));
        }
        return found;
    }

    /** Where the channel is unknown it stays so. */
    @Nullable
    Channel channel(Row row) {
        var text = text(row, Field.channel);
        if (text == null) {
            return null;
        }
        var found = constant(Channel.class, mapping.values(Field.channel).getOrDefault(text, text));
        if (found == null) {
            throw new Unreadable("exchange.row.value", Field.channel.name(), shortened(text));
        }
        return found;
    }

    /** An impact, urgency or priority: an integer n stands as it is (H8, H20). */
    @Nullable
    Integer level(Row row, Field field, int most) {
        var text = text(row, field);
        if (text == null) {
            return null;
        }
        var mapped = mapping.values(field).getOrDefault(text, text);
        var bare = field == Field.priority && mapped.matches("[Pp]\\d+") ? mapped.substring(1) : mapped;
        if (!bare.matches("\\d{1,2}") || Integer.parseInt(bare) < 1 || Integer.parseInt(bare) > most) {
            throw new Unreadable("exchange.row.value", field.name(), shortened(text));
        }
        return Integer.valueOf(bare);
    }

    int count(Row row, Field field) {
        var text = text(row, field);
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new Unreadable("exchange.row.value", field.name(), shortened(text));
        }
        return Integer.parseInt(text);
    }

    @Nullable
    Boolean yes(Row row, Field field) {
        var text = text(row, field);
        if (text == null) {
            return null;
        }
        var word = mapping.values(field).getOrDefault(text, text).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Boolean.TRUE;
        }
        if (NO.contains(word)) {
            return Boolean.FALSE;
        }
        throw new Unreadable("exchange.row.value", field.name(), shortened(text));
    }

    /** A label, or the code the mapping gives it. */
    Mapped label(Row row, Field field) {
        var text = text(row, field);
        return text == null
                ? new Mapped(null, null)
                : new Mapped(text, mapping.values(field).get(text));
    }

    record Mapped(@Nullable String label, @Nullable String code) {}

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static String shortened(@Nullable String text) {
        var whole = String.valueOf(text);
        return whole.length() > 80 ? whole.substring(0, 80) + "…" : whole;
    }
}
