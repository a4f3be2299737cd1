package org.hengwei.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A service as it stands in the list. */
public record ServiceLine(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String brief,
        @Nullable String object,
        @Nullable String serviceTime,
        @Nullable String deliveryMode,
        @Nullable String standardClass,
        ServiceState state,
        int edition,
        @Nullable Integer published,
        @Nullable Instant suitedAt) {

    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }
}
