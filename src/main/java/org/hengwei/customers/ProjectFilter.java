package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/**
 * Which projects to list.
 *
 * @param member login of somebody on its team
 */
public record ProjectFilter(
        @Nullable ProjectState state,
        @Nullable String customer,
        @Nullable String contract,
        @Nullable String type,
        @Nullable ServiceMode deliveryMode,
        @Nullable String manager,
        @Nullable String member,
        @Nullable String q) {

    public static ProjectFilter all() {
        return new ProjectFilter(null, null, null, null, null, null, null, null);
    }
}
