package org.hengwei.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the life of a contract or project: who, when, why. */
public record MoveLine(
        String move,
        String state,
        String by,
        String byName,
        Instant at,
        @Nullable String reason) {}
