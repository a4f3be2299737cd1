package org.hengwei.incidents;

import java.util.Arrays;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Orders a list can have; each is backed by an index. */
public enum IncidentSort {
    NEWEST("-openedAt"),
    OLDEST("openedAt"),
    DUE("dueAt"),
    PRIORITY("priority");

    private final String word;

    IncidentSort(String word) {
        this.word = word;
    }

    /** As in {@code sort=-openedAt}. */
    public String word() {
        return word;
    }

    public static IncidentSort of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.field("sort", "incidents.refused.sort", word));
    }
}
