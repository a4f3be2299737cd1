package org.hengwei.intake;

import org.jspecify.annotations.Nullable;

/**
 * A monitoring system; its kind cannot change later.
 *
 * @param recoveryResolves whether the recovery of all its alerts resolves an incident nobody has in hand; false only notes it,
 *     and null means true
 */
public record PutAlertSource(
        @Nullable String name,
        @Nullable AlertSourceKind kind,
        @Nullable Boolean active,
        @Nullable Boolean recoveryResolves) {}
