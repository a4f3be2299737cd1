package org.hengwei.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of fulfilment.
 *
 * @param place from 1, in the order of doing
 * @param role code of the role that does it; null for anybody of the department
 * @param mine whether the reader may do it now
 * @param note what the doer said; kept from the customer like his name
 */
public record TaskView(
        int place,
        String name,
        @Nullable String nameEn,
        @Nullable String role,
        @Nullable String department,
        State state,
        boolean mine,
        @Nullable String doneBy,
        @Nullable String doneByName,
        @Nullable Instant doneAt,
        @Nullable String note) {

    public enum State {
        LATER,
        READY,
        DONE
    }

    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }
}
