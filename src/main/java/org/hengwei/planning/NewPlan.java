package org.hengwei.planning;

import org.jspecify.annotations.Nullable;

/**
 * @param basis {@code EMPTY}, {@code LAST_YEAR} or the code of a shipped template
 * @param language {@code zh-CN} or {@code en}; a plan is written in one (H21)
 * @param title without year; null for the usual one
 */
public record NewPlan(
        PlanKind kind,
        int year,
        String basis,
        String language,
        @Nullable String title) {}
