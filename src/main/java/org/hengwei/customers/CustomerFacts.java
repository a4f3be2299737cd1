package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer.
 *
 * @param code given when it is added, else {@code C-000001} and so on; kept for good
 * @param channel how we keep in touch: means and rhythm (R153)
 * @param department our department that serves it
 * @param manager login of whoever looks after it
 * @param active false when nothing is delivered to it any more
 */
public record CustomerFacts(
        @Nullable String code,
        @Nullable String name,
        @Nullable String industry,
        @Nullable String channel,
        @Nullable String department,
        @Nullable String manager,
        @Nullable String address,
        @Nullable String note,
        @Nullable Boolean active) {}
