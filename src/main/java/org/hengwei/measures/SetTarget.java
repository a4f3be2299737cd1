package org.hengwei.measures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** @param value in the metric's unit, e.g. 90 for 90 % */
public record SetTarget(
        @Nullable Integer year,
        @Nullable String scope,
        @Nullable Comparator comparator,
        @Nullable BigDecimal value) {}
