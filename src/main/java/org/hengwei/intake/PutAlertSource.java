package org.hengwei.intake;

import org.jspecify.annotations.Nullable;

/** A monitoring system; its kind cannot change later. */
public record PutAlertSource(
        @Nullable String name,
        @Nullable AlertSourceKind kind,
        @Nullable Boolean active) {}
