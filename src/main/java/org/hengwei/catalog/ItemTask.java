package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A step by which a request is fulfilled; steps are done in their order.
 *
 * @param role code of the role that does it; null for anybody of the department
 * @param function what the department is for that does it (R1), e.g. {@code OPERATIONS}; null for the project's own
 */
public record ItemTask(
        String name,
        @Nullable String nameEn,
        @Nullable String role,
        @Nullable String function) {

    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }
}
