package org.hengwei.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was typed into a form, kept as it was, so that a refused form shows it again. {@link Forms} turns it into a room's own
 * words and back.
 */
public record Typed(Map<String, List<String>> values) {

    public static Typed nothing() {
        return new Typed(Map.of());
    }

    /** From {@code @RequestParam MultiValueMap<String, String>}. */
    public static Typed of(Map<String, List<String>> form) {
        return new Typed(new LinkedHashMap<>(form));
    }

    /** As typed; empty when nothing was. */
    public String text(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a box was ticked. */
    public boolean ticked(String name) {
        return text(name).equals("true");
    }

    /** The same with one value set, unless something was typed there. */
    public Typed otherwise(String name, String value) {
        if (!text(name).isBlank()) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Typed(more);
    }
}
