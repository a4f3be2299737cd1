package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at the customer.
 *
 * @param login with which he can sign in; null when he cannot
 * @param main whether he is the one to turn to first
 */
public record ContactView(
        long id,
        String customer,
        String customerName,
        String name,
        @Nullable String post,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String login,
        boolean main,
        boolean active,
        @Nullable String note,
        int version) {}
