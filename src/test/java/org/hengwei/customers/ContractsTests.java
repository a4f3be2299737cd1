package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.customers.SomeCustomers.COMMERCE;
import static org.hengwei.customers.SomeCustomers.contract;
import static org.hengwei.customers.SomeCustomers.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RoomTest
@RecordApplicationEvents
class ContractsTests {

    private static final LocalDate FROM = LocalDate.of(2031, 1, 1);

    @Autowired
    Contracts contracts;

    @Autowired
    ContractWatch watch;

    @Autowired
    CustomerBook book;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    DSLContext db;

    private String customer;

    @BeforeEach
    void aCustomer() {
        clock.stop(Instant.parse("2031-02-01T02:00:00Z"));
        customer = COMMERCE.get(() -> book.add(customer("Police")).code());
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private String inForce(LocalDate until) {
        var made = COMMERCE.get(() -> contracts.draft(contract(customer, FROM, until)));
        return COMMERCE.get(() -> contracts.sign(made.code(), made.version(), FROM.minusDays(10)))
                .code();
    }

    @Test
    @Requirement("R154")
    void aRenewableContractAsksForADecisionNearItsEndAndKeepsTheResult() {
        var code = inForce(LocalDate.of(2031, 6, 30));
        assertThat(state(code)).isEqualTo(ContractState.IN_FORCE);
        clock.stop(Instant.parse("2031-04-02T02:00:00Z"));
        assertThat(state(code)).isEqualTo(ContractState.DUE_FOR_RENEWAL);
        watch.look();
        watch.look();
        assertThat(events.stream(CustomerEvent.RenewalDue.class)
                        .filter(news -> news.subject().code().equals(code)))
                .hasSize(1);
        var next = inForce(LocalDate.of(2032, 6, 30));
        var renewed = COMMERCE.get(() -> contracts.renew(code, null, next));
        assertThat(renewed.state()).isEqualTo(ContractState.RENEWED);
        assertThat(renewed.renewedAt()).isEqualTo(clock.instant());
        assertThat(COMMERCE.get(() -> contracts.find(next)).predecessor()).isEqualTo(code);
    }

    private ContractState state(String code) {
        return COMMERCE.get(() -> contracts.find(code)).state();
    }

    @Test
    @Requirement({"R154", "G17"})
    void theRenewalRateOfAHalfYearCanBeCountedFromTheFactView() {
        var renewed = inForce(LocalDate.of(2031, 6, 30));
        var lost = inForce(LocalDate.of(2031, 3, 31));
        var open = inForce(LocalDate.of(2031, 5, 31));
        var later = inForce(LocalDate.of(2031, 7, 1));
        var next = inForce(LocalDate.of(2032, 7, 31));
        COMMERCE.run(() -> {
            contracts.renew(renewed, null, next);
            contracts.declineRenewal(lost, null, "Customer has own staff");
        });
        var rows = db.fetch("""
                SELECT subject, renewed FROM customers.fact_contract
                WHERE renewable AND ends_at >= timestamptz '2031-01-01 00:00+08' AND ends_at < timestamptz '2031-07-01 00:00+08'
                  AND customer = ?
                """, customer);
        assertThat(rows.getValues(0, String.class))
                .containsExactlyInAnyOrder("contract:" + renewed, "contract:" + lost, "contract:" + open)
                .doesNotContain("contract:" + later);
        assertThat(rows.stream().filter(row -> row.get(1, Boolean.class))).hasSize(1);
    }

    @Test
    @Requirement("R154")
    void theViewsColumnsAreAContract() {
        var columns = db.fetch("""
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = 'customers' AND table_name = 'fact_contract'
                """).getValues(0, String.class);
        assertThat(columns)
                .contains(
                        "subject",
                        "project",
                        "customer",
                        "department",
                        "person",
                        "starts_at",
                        "ends_at",
                        "signed_at",
                        "renewed_at",
                        "terminated_at",
                        "renewable",
                        "renewed");
    }

    @Test
    void aContractLivesByItsMovesOnly() {
        var draft = COMMERCE.get(() -> contracts.draft(contract(customer, FROM, FROM.plusYears(2))));
        assertThat(moves(draft)).containsExactly("SIGNATURE");
        assertThatThrownBy(() -> COMMERCE.run(() -> contracts.terminate(draft.code(), null, "No")))
                .isInstanceOf(Refused.class);
        var signed = COMMERCE.get(() -> contracts.sign(draft.code(), 1, FROM.minusDays(1)));
        assertThat(signed.state()).isEqualTo(ContractState.IN_FORCE);
        assertThatThrownBy(() -> COMMERCE.run(() -> contracts.terminate(draft.code(), null, " ")))
                .isInstanceOf(Refused.class);
        COMMERCE.run(() -> contracts.terminate(draft.code(), null, "Customer was dissolved"));
        var archived = COMMERCE.get(() -> contracts.archive(draft.code(), null));
        assertThat(archived.state()).isEqualTo(ContractState.ARCHIVED);
        assertThat(moves(archived)).isEmpty();
    }

    private static List<String> moves(ContractView contract) {
        return contract.moves().stream().map(OpenMove::name).toList();
    }

    @Test
    void aSignedContractComesIntoForceOnItsFirstDay() {
        var made = COMMERCE.get(
                () -> contracts.draft(contract(customer, LocalDate.of(2031, 3, 1), LocalDate.of(2032, 2, 28))));
        COMMERCE.run(() -> contracts.sign(made.code(), null, LocalDate.of(2031, 1, 15)));
        assertThat(state(made.code())).isEqualTo(ContractState.SIGNED);
        watch.look();
        assertThat(state(made.code())).isEqualTo(ContractState.SIGNED);
        clock.stop(Instant.parse("2031-02-28T16:00:00Z"));
        watch.look();
        assertThat(state(made.code())).isEqualTo(ContractState.IN_FORCE);
    }

    @Test
    void onlyALaterSignedContractOfTheSameCustomerRenews() {
        var code = inForce(LocalDate.of(2031, 6, 30));
        var shorter = inForce(LocalDate.of(2031, 5, 31));
        var draft = COMMERCE.get(() -> contracts.draft(contract(customer, FROM, FROM.plusYears(3))))
                .code();
        for (var wrong : List.of(code, shorter, draft, "unknown")) {
            assertThatThrownBy(() -> COMMERCE.run(() -> contracts.renew(code, null, wrong)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void listsGoOnWhereTheyStopped() {
        for (var month = 3; month <= 7; month++) {
            inForce(LocalDate.of(2031, month, 1));
        }
        var filter = ContractFilter.ofCustomer(customer);
        var first = COMMERCE.get(() -> contracts.list(filter, null, 3, true));
        var second = COMMERCE.get(() -> contracts.list(filter, first.nextCursor(), 3, false));
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items())
                .extracting(line -> line.endsOn().getMonthValue())
                .containsExactly(3, 4, 5);
        assertThat(second.items())
                .extracting(line -> line.endsOn().getMonthValue())
                .containsExactly(6, 7);
        assertThat(second.nextCursor()).isNull();
    }
}
