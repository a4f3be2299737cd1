package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/** What is known of a contact, see {@link ContactView}. One of phone and e-mail is needed to reach him. */
public record ContactFacts(
        @Nullable String name,
        @Nullable String post,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String login,
        @Nullable Boolean main,
        @Nullable Boolean active,
        @Nullable String note) {}
