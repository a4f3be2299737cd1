package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.customers.SomeCustomers.MANAGER;
import static org.hengwei.customers.SomeCustomers.customer;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class VisitsTests {

    @Autowired
    CustomerBook book;

    @Autowired
    CustomerVisits visits;

    @Autowired
    CompanyZone zone;

    @Autowired
    java.time.Clock clock;

    private String customer;

    @BeforeEach
    void aCustomer() {
        customer = MANAGER.get(() -> book.add(customer("Visited")).code());
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    private VisitFacts visit(
            LocalDate day, boolean leadership, @Nullable String satisfaction, @Nullable String summary) {
        return new VisitFacts(
                customer,
                day,
                leadership,
                "Director Zhou",
                "Chief Wang",
                "New video platform",
                satisfaction,
                "Night shift",
                "Wants analytics",
                "Second site",
                "Faster spares",
                summary);
    }

    private List<String> unvisited(int year) {
        return MANAGER.get(() -> {
            var all = new java.util.ArrayList<String>();
            String cursor = null;
            do {
                var slice = visits.unvisited(year, cursor, 100, false);
                slice.items().forEach(one -> all.add(one.customer()));
                cursor = slice.nextCursor();
            } while (cursor != null);
            return all;
        });
    }

    @Test
    @Requirement("R150")
    void aCustomerIsMissingUntilTheLeadershipHasVisitedItInThatYear() {
        var year = today().getYear();
        assertThat(unvisited(year)).contains(customer);
        MANAGER.run(() -> visits.record(visit(today(), false, "Content", "Engineer went")));
        MANAGER.run(() -> visits.record(visit(today().minusYears(1), true, "Content", "Last year")));
        var plan = MANAGER.get(() -> visits.record(visit(today(), true, null, null)));
        assertThat(plan.held()).isFalse();
        assertThat(unvisited(year)).contains(customer);
        assertThat(unvisited(year - 1)).doesNotContain(customer);
        var held = MANAGER.get(
                () -> visits.change(plan.number(), plan.version(), visit(today(), true, "Content", "Fine")));
        assertThat(held.held()).isTrue();
        assertThat(unvisited(year)).doesNotContain(customer);
    }

    @Test
    @Requirement({"R151", "R172"})
    void aVisitKeepsEveryFindingInAFieldOfItsOwn() {
        var facts = visit(today(), true, "Very content", "Renewal is likely");
        var made = MANAGER.get(() -> visits.record(facts));
        assertThat(MANAGER.get(() -> visits.find(made.number())).facts()).isEqualTo(facts);
    }

    @Test
    void findingsBelongTogetherAndNotToADayToCome() {
        assertThatThrownBy(() -> MANAGER.run(() -> visits.record(visit(today(), true, "Content", null))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MANAGER.run(() -> visits.record(visit(today().plusDays(2), true, "Content", "Fine"))))
                .isInstanceOf(Refused.class);
        var held = MANAGER.get(() -> visits.record(visit(today(), true, "Content", "Fine")));
        assertThatThrownBy(() -> MANAGER.run(() -> visits.change(held.number(), 1, visit(today(), true, null, null))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theCustomerItselfNeverReadsWhatWasWrittenAboutIt() {
        var held = MANAGER.get(() -> visits.record(visit(today(), true, "Content", "Fine")));
        var contact = As.contact("visited", customer);
        assertThatThrownBy(() -> contact.run(() -> visits.find(held.number()))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> contact.run(() -> visits.list(null, customer, null, 10, false)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> As.staff("v-l1", "FIRST_LINE").run(() -> visits.record(visit(today(), true, "a", "b"))))
                .isInstanceOf(Refused.class);
    }
}
