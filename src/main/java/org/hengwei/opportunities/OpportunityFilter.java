package org.hengwei.opportunities;

import org.jspecify.annotations.Nullable;

/**
 * @param state a state, {@code OPEN_ALL} for those still to be decided or done, null for all
 * @param source the record that showed it, as {@code kind:code}
 * @param q part of title, finding or number
 */
public record OpportunityFilter(
        @Nullable String state,
        @Nullable Origin origin,
        @Nullable String project,
        @Nullable String owner,
        @Nullable String source,
        @Nullable String q) {

    public static final String OPEN_ALL = "OPEN_ALL";

    public static OpportunityFilter of(String source) {
        return new OpportunityFilter(null, null, null, null, source, null);
    }
}
