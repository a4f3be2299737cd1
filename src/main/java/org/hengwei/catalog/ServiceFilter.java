package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/** Which services to list. */
public record ServiceFilter(
        @Nullable ServiceState state, @Nullable String q) {}
