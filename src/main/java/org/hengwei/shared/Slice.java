package org.hengwei.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a list read by keyset.
 *
 * @param nextCursor opaque; null at the end
 * @param total counted only when asked for
 */
public record Slice<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    /** Cuts {@code limit + 1} rows read into a slice and the cursor of the last row shown. */
    public static <T> Slice<T> of(List<T> rows, int limit, Function<T, Cursor> place, @Nullable Long total) {
        if (rows.size() <= limit) {
            return new Slice<>(List.copyOf(rows), null, total);
        }
        var shown = List.copyOf(rows.subList(0, limit));
        return new Slice<>(shown, place.apply(shown.getLast()).encode(), total);
    }

    public <R> Slice<R> map(Function<T, R> how) {
        return new Slice<>(items.stream().map(how).toList(), nextCursor, total);
    }
}
