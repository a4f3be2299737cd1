package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/** A requestable item as it stands in the list. */
public record ItemLine(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String brief,
        @Nullable String briefEn,
        @Nullable String service,
        @Nullable String target,
        boolean forCustomers,
        ItemState state,
        int edition,
        @Nullable Integer published) {

    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }

    public @Nullable String brief(boolean chinese) {
        return chinese || briefEn == null ? brief : briefEn;
    }
}
