package org.hengwei.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The place in a keyset list after which the next stretch begins: the sort values of the last row, as texts. */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    public static @Nullable Cursor decode(@Nullable String text, int values) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
            if (parts.length == values) {
                return new Cursor(List.of(parts));
            }
        } catch (IllegalArgumentException e) {
            // falls through: a cursor nobody here made
        }
        throw Refused.field("cursor", "shared.cursor.unknown");
    }

    public String encode() {
        var text = values.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
