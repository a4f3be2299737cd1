package org.hengwei.requests;

import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is narrowed to; null means everything.
 *
 * @param state a state, {@code OPEN} for those we still have to do something for, {@code ALL} or null for every one
 * @param assignee a login, {@code me}, or {@code none}
 * @param requester a login, or {@code me} for what the reader asked for or typed in
 * @param clock {@code OVERDUE} for open ones past their time
 * @param q words, all of which must occur
 */
public record RequestFilter(
        @Nullable String state,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String item,
        @Nullable String assignee,
        @Nullable String requester,
        @Nullable String clock,
        @Nullable String q) {

    public static final String OPEN = "OPEN";

    public static RequestFilter all() {
        return new RequestFilter(null, null, null, null, null, null, null, null);
    }
}
