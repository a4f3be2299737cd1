package org.hengwei.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A contract as it stands in the list. */
public record ContractLine(
        String code,
        String name,
        String customer,
        String customerName,
        ContractState state,
        @Nullable BigDecimal amount,
        String currency,
        LocalDate startsOn,
        LocalDate endsOn,
        ServiceMode serviceMode,
        boolean renewable,
        @Nullable String owner) {}
