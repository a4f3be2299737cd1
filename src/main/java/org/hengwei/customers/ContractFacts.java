package org.hengwei.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contract says (C5).
 *
 * @param code given when it is drafted, else {@code CT-000001} and so on; kept for good
 * @param provider our side's name on paper
 * @param customerParty the customer's name on paper
 * @param currency ISO 4217; CNY when not given
 * @param endsOn its last day; both days are in the company's zone
 * @param renewable whether its end asks for a renewal (R154, G17)
 * @param renewalDueOn until when the renewal should be decided; the last day when not given
 * @param services codes of the catalogue
 * @param owner login of whoever looks after it
 */
public record ContractFacts(
        @Nullable String code,
        @Nullable String name,
        @Nullable String customer,
        @Nullable String provider,
        @Nullable String customerParty,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable ServiceMode serviceMode,
        @Nullable Boolean renewable,
        @Nullable LocalDate renewalDueOn,
        @Nullable List<String> services,
        @Nullable String spareObligation,
        @Nullable String reportObligation,
        @Nullable String department,
        @Nullable String owner,
        @Nullable String note) {}
