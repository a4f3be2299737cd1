package org.hengwei.exchange.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.exchange.Mapping;
import org.hengwei.exchange.Mapping.Field;
import org.hengwei.exchange.Mapping.ProjectRule;
import org.hengwei.exchange.Mapping.RowIs;
import org.jspecify.annotations.Nullable;

/** The mapping as a form: a column for each name of ours, values one a line. */
final class MappingForm {

    private static final List<Field> WITH_VALUES =
            List.of(Field.status, Field.channel, Field.impact, Field.urgency, Field.priority);

    private MappingForm() {}

    static Mapping read(Map<String, String> form) {
        var columns = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, Map<String, String>>();
        for (var field : Field.values()) {
            var column = text(form, "column-" + field);
            if (column != null) {
                columns.put(field.name(), column);
            }
            var mapped = values(form.getOrDefault("values-" + field, ""));
            if (!mapped.isEmpty()) {
                values.put(field.name(), mapped);
            }
        }
        var unknown = text(form, "unknown");
        return new Mapping(
                "EVENT".equals(form.get("rowIs"))
                        ? RowIs.EVENT
                        : "INCIDENT".equals(form.get("rowIs")) ? RowIs.INCIDENT : null,
                columns.get(Field.externalId.name()),
                text(form, "order"),
                text(form, "zone"),
                text(form, "dateTime"),
                unknown == null ? List.of() : List.of(unknown.split("\\s+")),
                new ProjectRule(
                        text(form, "projectColumn"),
                        form.containsKey("projectCreate"),
                        text(form, "projectUnknown"),
                        text(form, "projectFixed")),
                columns,
                values,
                text(form, "source"));
    }

    private static Map<String, String> values(String lines) {
        var values = new LinkedHashMap<String, String>();
        lines.lines().forEach(line -> {
            var at = line.lastIndexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        });
        return values;
    }

    private static @Nullable String text(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    /** A mapping as the form shows it. */
    static Map<String, String> show(Mapping mapping) {
        var form = new HashMap<String, String>();
        put(form, "rowIs", mapping.rowIs() == null ? null : mapping.rowIs().name());
        put(form, "order", mapping.order());
        put(form, "zone", mapping.zone());
        put(form, "dateTime", mapping.dateTime());
        put(form, "unknown", mapping.unknown() == null ? null : String.join(" ", mapping.unknown()));
        put(form, "source", mapping.source());
        var rule = mapping.project();
        if (rule != null) {
            put(form, "projectColumn", rule.column());
            put(form, "projectCreate", Boolean.TRUE.equals(rule.create()) ? "true" : null);
            put(form, "projectUnknown", rule.unknown());
            put(form, "projectFixed", rule.fixed());
        }
        if (mapping.columns() != null) {
            mapping.columns().forEach((name, column) -> put(form, "column-" + name, column));
        }
        if (mapping.values() != null) {
            mapping.values().forEach((name, values) -> put(form, "values-" + name, lines(values)));
        }
        return form;
    }

    private static String lines(Map<String, String> values) {
        var lines = new ArrayList<String>();
        values.forEach((from, to) -> lines.add(from + " = " + to));
        return String.join("\n", lines);
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null) {
            form.put(name, value);
        }
    }

    /** What columns of the file are called as one of ours, or nearly. */
    static Map<String, String> guess(List<String> header) {
        var form = new HashMap<>(Map.of("rowIs", "INCIDENT", "projectCreate", "true"));
        for (var field : Field.values()) {
            header.stream()
                    .filter(column -> bare(column).equals(bare(field.name())))
                    .findFirst()
                    .ifPresent(column -> form.put("column-" + field, column));
        }
        header.stream()
                .filter(column -> bare(column).equals("project"))
                .findFirst()
                .ifPresent(column -> form.put("projectColumn", column));
        return form;
    }

    private static String bare(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    static List<Field> withValues() {
        return WITH_VALUES;
    }
}
