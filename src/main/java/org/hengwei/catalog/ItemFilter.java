package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/** Which items to list. */
public record ItemFilter(
        @Nullable ItemState state,
        @Nullable String service,
        @Nullable String q) {}
