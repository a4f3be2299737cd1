package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.customers.db.ContractRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a contract must say, and how it is written down. */
@Component
class ContractTerms {

    private static final int LONGEST_TEXT = 4_000;

    private final CustomerRepository customers;
    private final CompanyZone zone;
    private final Team team;

    ContractTerms(CustomerRepository customers, CompanyZone zone, Team team) {
        this.customers = customers;
        this.zone = zone;
        this.team = team;
    }

    Checks check(ContractFacts facts) {
        var customer = facts.customer();
        return team.known(new Checks(), "owner", facts.owner(), facts.department())
                .present(facts.name(), "name")
                .atMost(facts.name(), 200, "name")
                .present(customer, "customer")
                .that(
                        customer == null || customers.exists(customer),
                        "customer",
                        "customers.refused.customer-unknown",
                        String.valueOf(customer))
                .present(facts.startsOn(), "startsOn")
                .present(facts.endsOn(), "endsOn")
                .that(ordered(facts.startsOn(), facts.endsOn()), "endsOn", "customers.refused.period")
                .that(ordered(facts.renewalDueOn(), facts.endsOn()), "renewalDueOn", "customers.refused.renewal-due")
                .present(facts.serviceMode(), "serviceMode")
                .that(
                        facts.amount() == null || facts.amount().compareTo(BigDecimal.ZERO) >= 0,
                        "amount",
                        "customers.refused.amount")
                .that(
                        facts.currency() == null || facts.currency().matches("[A-Z]{3}"),
                        "currency",
                        "customers.refused.currency")
                .atMost(facts.spareObligation(), LONGEST_TEXT, "spareObligation")
                .atMost(facts.reportObligation(), LONGEST_TEXT, "reportObligation")
                .atMost(facts.note(), LONGEST_TEXT, "note");
    }

    private static boolean ordered(@Nullable LocalDate first, @Nullable LocalDate second) {
        return first == null || second == null || !second.isBefore(first);
    }

    void write(ContractRecord row, ContractFacts facts) {
        row.setName(requireNonNull(facts.name()).strip());
        row.setCustomer(facts.customer());
        row.setProvider(facts.provider());
        row.setCustomerParty(facts.customerParty());
        row.setAmount(cents(facts.amount()));
        row.setCurrency(requireNonNullElse(facts.currency(), "CNY"));
        row.setStartsOn(facts.startsOn());
        row.setStartsAt(zone.startOf(requireNonNull(facts.startsOn())));
        row.setEndsOn(facts.endsOn());
        row.setEndsAt(zone.startOf(requireNonNull(facts.endsOn())));
        row.setServiceMode(requireNonNull(facts.serviceMode()).name());
        row.setRenewable(!Boolean.FALSE.equals(facts.renewable()));
        row.setRenewalDueOn(facts.renewalDueOn());
        row.setServices(requireNonNullElse(facts.services(), List.<String>of()).toArray(String[]::new));
        row.setSpareObligation(facts.spareObligation());
        row.setReportObligation(facts.reportObligation());
        row.setDepartment(facts.department());
        row.setOwner(facts.owner());
        row.setNote(facts.note());
    }

    private static @Nullable BigDecimal cents(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
