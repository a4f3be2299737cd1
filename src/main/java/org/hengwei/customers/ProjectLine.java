package org.hengwei.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A project as it stands in the list. */
public record ProjectLine(
        String code,
        String name,
        String customer,
        String customerName,
        @Nullable String contract,
        String type,
        ServiceMode deliveryMode,
        ProjectState state,
        @Nullable String manager,
        @Nullable String department,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean imported) {}
