package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/** A service as it is offered: its published edition, as other rooms need it. */
public record OfferedService(
        String code, int edition, String name, @Nullable String nameEn) {

    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }
}
