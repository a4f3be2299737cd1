package org.hengwei.customers;

import org.jspecify.annotations.Nullable;

/** Which customers to list. */
public record CustomerFilter(
        @Nullable Boolean active, @Nullable String q) {}
