package org.hengwei.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which priority follows from impact and urgency (H8): four rows by impact of four priorities by urgency, all 1 (highest) to 4.
 */
public record PriorityMatrix(
        List<List<Integer>> rows,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        int version) {

    static final int LEVELS = 4;

    public PriorityMatrix {
        var copy = new ArrayList<List<Integer>>();
        rows.forEach(row -> copy.add(List.copyOf(row)));
        rows = List.copyOf(copy);
    }

    /** @return 1 to 4 */
    public int priority(int impact, int urgency) {
        return rows.get(impact - 1).get(urgency - 1);
    }
}
