package org.hengwei.catalog.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hengwei.catalog.FieldFormat;
import org.hengwei.catalog.FieldType;
import org.hengwei.catalog.FormField;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.catalog.ItemTask;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.jspecify.annotations.Nullable;

/**
 * An item as a page's form: its fields and tasks are rows {@code form[0].name}, {@code tasks[1].role}; a row without anything
 * typed is left out and those after it move up, so that a problem stands at its own row.
 */
final class ItemForm {

    private static final Pattern ROW = Pattern.compile("(form|tasks)\\[(\\d{1,3})]\\.(\\w+)");
    /** Boxes and choices that alone do not make a row. */
    private static final List<String> IDLE = List.of("type", "required", "future");

    private ItemForm() {}

    static Typed compact(Typed typed) {
        var values = new LinkedHashMap<String, List<String>>();
        var rows = new LinkedHashMap<String, Map<Integer, Map<String, List<String>>>>();
        typed.values().forEach((name, texts) -> {
            var row = ROW.matcher(name);
            if (row.matches()) {
                rows.computeIfAbsent(row.group(1), list -> new java.util.TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(row.group(2)), number -> new LinkedHashMap<>())
                        .put(row.group(3), texts);
            } else {
                values.put(name, texts);
            }
        });
        rows.forEach((list, numbered) -> {
            var given = numbered.values().stream().filter(ItemForm::given).toList();
            for (var i = 0; i < given.size(); i++) {
                var at = list + "[" + i + "].";
                given.get(i).forEach((name, texts) -> values.put(at + name, texts));
            }
        });
        return new Typed(values);
    }

    private static boolean given(Map<String, List<String>> row) {
        return row.entrySet().stream()
                .filter(cell -> !IDLE.contains(cell.getKey()))
                .anyMatch(cell -> cell.getValue().stream().anyMatch(text -> !text.isBlank()));
    }

    static int rows(Typed typed, String list) {
        return (int) typed.values().keySet().stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(1).equals(list))
                .map(row -> row.group(2))
                .distinct()
                .count();
    }

    static ItemFacts read(Typed typed) {
        return new ItemFacts(
                text(typed, "code"),
                text(typed, "name"),
                text(typed, "nameEn"),
                text(typed, "brief"),
                text(typed, "briefEn"),
                text(typed, "service"),
                text(typed, "category"),
                text(typed, "standardClass"),
                typed.ticked("forCustomers"),
                text(typed, "target"),
                text(typed, "calendar"),
                fields(typed),
                typed.all("approval").stream().filter(one -> !one.isBlank()).toList(),
                tasks(typed));
    }

    private static List<FormField> fields(Typed typed) {
        var fields = new ArrayList<FormField>();
        for (var i = 0; i < rows(typed, "form"); i++) {
            var at = "form[" + i + "].";
            fields.add(new FormField(
                    typed.text(at + "name").strip(),
                    Objects.requireNonNullElse(one(FieldType.class, typed, at + "type"), FieldType.TEXT),
                    typed.text(at + "label").strip(),
                    text(typed, at + "labelEn"),
                    text(typed, at + "hint"),
                    text(typed, at + "hintEn"),
                    typed.ticked(at + "required"),
                    options(typed.text(at + "options")),
                    number(typed, at + "min"),
                    number(typed, at + "max"),
                    one(FieldFormat.class, typed, at + "format"),
                    typed.ticked(at + "future"),
                    condition(typed.text(at + "when"))));
        }
        return fields;
    }

    private static List<ItemTask> tasks(Typed typed) {
        var tasks = new ArrayList<ItemTask>();
        for (var i = 0; i < rows(typed, "tasks"); i++) {
            var at = "tasks[" + i + "].";
            tasks.add(new ItemTask(
                    typed.text(at + "name").strip(),
                    text(typed, at + "nameEn"),
                    text(typed, at + "role"),
                    text(typed, at + "function")));
        }
        return tasks;
    }

    private static List<FormField.Option> options(String lines) {
        return lines.lines()
                .map(line -> line.split("\\|", 3))
                .filter(parts -> !parts[0].isBlank())
                .map(parts -> new FormField.Option(
                        parts[0].strip(),
                        parts.length > 1 ? parts[1].strip() : parts[0].strip(),
                        parts.length > 2 ? parts[2].strip() : null))
                .toList();
    }

    private static FormField.@Nullable Condition condition(String text) {
        var at = text.indexOf('=');
        return at < 1
                ? null
                : new FormField.Condition(
                        text.substring(0, at).strip(), text.substring(at + 1).strip());
    }

    private static @Nullable BigDecimal number(Typed typed, String name) {
        var text = text(typed, name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, Typed typed, String name) {
        var text = text(typed, name);
        try {
            return text == null ? null : Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    private static @Nullable String text(Typed typed, String name) {
        var text = typed.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    static Typed show(ItemFacts facts, int version) {
        var values = new LinkedHashMap<String, List<String>>();
        put(values, "version", version);
        put(values, "name", facts.name());
        put(values, "nameEn", facts.nameEn());
        put(values, "brief", facts.brief());
        put(values, "briefEn", facts.briefEn());
        put(values, "service", facts.service());
        put(values, "category", facts.category());
        put(values, "standardClass", facts.standardClass());
        put(values, "forCustomers", facts.forCustomers());
        put(values, "target", facts.target());
        put(values, "calendar", facts.calendar());
        values.put("approval", facts.approval());
        for (var i = 0; i < facts.form().size(); i++) {
            show(values, "form[" + i + "].", facts.form().get(i));
        }
        for (var i = 0; i < facts.tasks().size(); i++) {
            var task = facts.tasks().get(i);
            put(values, "tasks[" + i + "].name", task.name());
            put(values, "tasks[" + i + "].nameEn", task.nameEn());
            put(values, "tasks[" + i + "].role", task.role());
            put(values, "tasks[" + i + "].function", task.function());
        }
        return new Typed(values);
    }

    private static void show(Map<String, List<String>> values, String at, FormField field) {
        put(values, at + "name", field.name());
        put(values, at + "type", field.type());
        put(values, at + "label", field.label());
        put(values, at + "labelEn", field.labelEn());
        put(values, at + "hint", field.hint());
        put(values, at + "hintEn", field.hintEn());
        put(values, at + "required", field.required());
        put(values, at + "options", field.options().stream().map(ItemForm::line).collect(Collectors.joining("\n")));
        put(values, at + "min", field.min());
        put(values, at + "max", field.max());
        put(values, at + "format", field.format());
        put(values, at + "future", field.future());
        var when = field.showWhen();
        put(values, at + "when", when == null ? null : when.field() + "=" + when.value());
    }

    private static String line(FormField.Option option) {
        return option.value() + " | " + option.label() + (option.labelEn() == null ? "" : " | " + option.labelEn());
    }

    private static void put(Map<String, List<String>> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(name, List.of(value.toString()));
        }
    }
}
