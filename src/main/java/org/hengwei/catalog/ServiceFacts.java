package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of a service (C7, R174): its object, what is done and required, how often, when and how, and what the
 * customer receives.
 *
 * @param code given when it is drafted and kept for good, e.g. {@code SVC-DESK}
 * @param standardClass class code of GB/T 29264 (R176)
 */
public record ServiceFacts(
        @Nullable String code,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String brief,
        @Nullable String goals,
        @Nullable String object,
        @Nullable String content,
        @Nullable String requirements,
        @Nullable String frequency,
        @Nullable String serviceTime,
        @Nullable String deliveryMode,
        @Nullable String deliverables,
        @Nullable String standardClass) {}
