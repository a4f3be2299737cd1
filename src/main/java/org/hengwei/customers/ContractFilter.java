package org.hengwei.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts to list, and in which order.
 *
 * @param state also the derived ones
 * @param endsFrom last day on or after this one
 * @param endsUntil last day on or before this one
 * @param byEnd soonest to end first, instead of by code
 */
public record ContractFilter(
        @Nullable ContractState state,
        @Nullable String customer,
        @Nullable String owner,
        @Nullable Boolean renewable,
        @Nullable LocalDate endsFrom,
        @Nullable LocalDate endsUntil,
        @Nullable String q,
        boolean byEnd) {

    public static ContractFilter ofCustomer(String customer) {
        return new ContractFilter(null, customer, null, null, null, null, null, true);
    }
}
