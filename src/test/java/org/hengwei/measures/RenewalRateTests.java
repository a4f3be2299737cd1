package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.shared.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** QO-03, the renewal rate of a half-year, from contracts as people sign and renew them. */
@RoomTest
class RenewalRateTests {

    private static final As COMMERCE = As.staff("rr-commerce", "COMMERCE");
    private static final As QUALITY = As.staff("rr-quality", "QUALITY_MANAGER");
    private static final Period HALF = Period.parse("2061-H1");
    private static final LocalDate FROM = LocalDate.of(2060, 1, 1);

    @Autowired
    Shipped shipped;

    @Autowired
    Measures measures;

    @Autowired
    Contracts contracts;

    @Autowired
    CustomerBook book;

    @Autowired
    MovableClock clock;

    private String customer;

    @BeforeEach
    void company() {
        shipped.put();
        clock.stop(Instant.parse("2061-05-20T02:00:00Z"));
        customer = COMMERCE.get(() -> book.add(new CustomerFacts(
                        null, "Renewing " + System.nanoTime(), null, null, null, null, null, null, true)))
                .code();
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R154", "R113", "G17"})
    void itIsRenewedOverDueByTheDayTheContractsEnd() {
        assertThat(rate(HALF).state()).isEqualTo(Outcome.NO_DATA);
        var first = signed(LocalDate.of(2061, 1, 1), true);
        var last = signed(LocalDate.of(2061, 6, 30), true);
        var march = signed(LocalDate.of(2061, 3, 31), true);
        var may = signed(LocalDate.of(2061, 5, 31), true);
        var lost = signed(LocalDate.of(2061, 4, 30), true);
        signed(LocalDate.of(2060, 12, 31), true);
        signed(LocalDate.of(2061, 7, 1), true);
        signed(LocalDate.of(2061, 6, 1), false);
        COMMERCE.run(() -> contracts.draft(facts(LocalDate.of(2061, 6, 2), true)));
        assertRate("0", 0, 5, false);
        for (var renewed : List.of(first, last, march)) {
            renew(renewed);
        }
        COMMERCE.run(() -> contracts.declineRenewal(lost, null, "Customer has own staff"));
        assertRate("60", 3, 5, false);
        renew(may);
        assertRate("80", 4, 5, true);
        assertThat(rate(Period.parse("2060-H2")).denominator())
                .as("the half-year before")
                .isEqualByComparingTo("1");
        assertThat(rate(Period.parse("2061-H2")).denominator())
                .as("the one after")
                .isEqualByComparingTo("1");
    }

    private void assertRate(String value, int renewed, int due, boolean attained) {
        var figure = rate(HALF);
        assertThat(figure.value()).isEqualByComparingTo(new BigDecimal(value));
        assertThat(figure.numerator()).isEqualByComparingTo(BigDecimal.valueOf(renewed));
        assertThat(figure.denominator()).isEqualByComparingTo(BigDecimal.valueOf(due));
        assertThat(figure.attained()).isEqualTo(attained);
    }

    private void renew(String contract) {
        var next = signed(LocalDate.of(2063, 12, 31), false);
        COMMERCE.run(() -> contracts.renew(contract, null, next));
    }

    private Figure rate(Period period) {
        return QUALITY.get(() -> measures.value("QO-03", Scope.parse("COMPANY"), period));
    }

    private String signed(LocalDate until, boolean renewable) {
        return COMMERCE.get(() -> {
            var made = contracts.draft(facts(until, renewable));
            return contracts.sign(made.code(), made.version(), FROM).code();
        });
    }

    private ContractFacts facts(LocalDate until, boolean renewable) {
        return new ContractFacts(
                null,
                "Operation until " + until,
                customer,
                "Hengwei Ltd",
                "Customer",
                null,
                null,
                FROM,
                until,
                ServiceMode.RESIDENT,
                renewable,
                null,
                List.of("VIDEO"),
                null,
                null,
                null,
                null,
                null);
    }
}
