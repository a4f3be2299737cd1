package org.hengwei.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A monitoring system.
 *
 * @param recoveryResolves whether recovery resolves an incident nobody has in hand, or is only noted
 * @param tokenMadeAt null while it has no token and nothing is let in
 * @param heardAt when it last told something
 */
public record AlertSourceView(
        long id,
        int version,
        String name,
        AlertSourceKind kind,
        boolean active,
        boolean recoveryResolves,
        @Nullable Instant tokenMadeAt,
        @Nullable Instant heardAt) {}
