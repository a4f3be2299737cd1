package org.hengwei.measures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of the records a figure counted, those the caller may see.
 *
 * @param total how many there are in all
 * @param hidden how many of them he may not see (H14)
 */
public record CountedRecords(
        List<CountedRecord> items, @Nullable String nextCursor, long total, long hidden) {}
