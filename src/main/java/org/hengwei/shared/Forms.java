package org.hengwei.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a form into the same record that the API takes as JSON, and a record back into a form, so that page and API cannot
 * drift apart. An empty input is null.
 */
@Component
public class Forms {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final JsonMapper json;

    Forms(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build();
    }

    /** @throws Refused naming the field that has the wrong form */
    public <T> T read(Typed typed, Class<T> type) {
        var values = new LinkedHashMap<String, Object>();
        typed.values().forEach((name, texts) -> {
            var given = texts.stream()
                    .map(text -> text.strip().replace("\r\n", "\n"))
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!given.isEmpty()) {
                values.put(name, given.size() == 1 ? given.getFirst() : given);
            }
        });
        return convert(values, type);
    }

    /** The record as a form would hold it. */
    public Typed show(Object facts) {
        var values = new LinkedHashMap<String, List<String>>();
        json.convertValue(facts, MAP).forEach((name, value) -> {
            if (value instanceof List<?> many) {
                values.put(name, many.stream().map(String::valueOf).toList());
            } else if (value != null) {
                values.put(name, List.of(value.toString()));
            }
        });
        return new Typed(values);
    }

    /** JSON merge patch (RFC 7396) on the top level: what is named is replaced, null removes. */
    public <T> T patch(Object facts, Map<String, ? extends @Nullable Object> changes, Class<T> type) {
        var values = json.convertValue(facts, MAP);
        values.putAll(changes);
        return convert(values, type);
    }

    private <T> T convert(Map<String, ?> values, Class<T> type) {
        try {
            return json.convertValue(values, type);
        } catch (JacksonException e) {
            throw Refused.field(field(e), "shared.refused.malformed");
        }
    }

    private static String field(JacksonException e) {
        var path = e.getPath();
        var name = path.isEmpty() ? null : path.getFirst().getPropertyName();
        return name == null ? "" : name;
    }
}
