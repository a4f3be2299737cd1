package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.customers.SomeCustomers.ADMIN;
import static org.hengwei.customers.SomeCustomers.COMMERCE;
import static org.hengwei.customers.SomeCustomers.customer;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class CustomerBookTests {

    @Autowired
    CustomerBook book;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Test
    @Requirement("R153")
    void aStandingChannelWithContactsAndMeansIsKept() {
        var made = COMMERCE.get(() -> book.add(customer("Hospital")));
        assertThat(made.code()).matches("C-\\d{6}");
        assertThat(made.facts().channel()).contains("Monthly meeting");
        COMMERCE.run(() -> book.addContact(made.code(), contact("Wang Fang", "+86 138-0013 8001", null)));
        assertThat(COMMERCE.get(() -> book.contacts(made.code())))
                .extracting(ContactView::name)
                .containsExactly("Wang Fang");
        assertThatThrownBy(() -> COMMERCE.run(() -> book.addContact(made.code(), contact("Nobody", null, null))))
                .isInstanceOf(Refused.class);
    }

    private static ContactFacts contact(String name, String phone, String email) {
        return new ContactFacts(name, null, phone, email, null, true, true, null);
    }

    @Test
    void aCallerIsFoundHoweverHisNumberIsWritten() {
        var code = COMMERCE.get(() -> book.add(customer("Bank")).code());
        COMMERCE.run(() -> {
            book.addContact(code, contact("Mobile", "139 1234 7788", "Mobile@Example.org"));
            book.addContact(code, contact("Landline", "(0571) 8765-4321", null));
        });
        var agent = As.staff("agent", "DESK_AGENT");
        for (var number : new String[] {"13912347788", "+8613912347788", "0086 139-1234-7788", "013912347788"}) {
            assertThat(agent.get(() -> customers.contactsByPhone(number)))
                    .as(number)
                    .extracting(ContactView::name)
                    .containsExactly("Mobile");
        }
        assertThat(agent.get(() -> customers.contactsByPhone("057187654321"))).hasSize(1);
        assertThat(agent.get(() -> customers.contactsByPhone("77"))).isEmpty();
        assertThat(agent.get(() -> customers.contactsByEmail("mobile@example.ORG")))
                .hasSize(1);
        assertThat(As.contact("c9", "C-other").get(() -> customers.contactsByPhone("13912347788")))
                .isEmpty();
    }

    @Test
    void aContactGetsALoginOfHisOwn() {
        var code = ADMIN.get(() -> book.add(customer("Museum")).code());
        var made = ADMIN.get(() -> book.addContact(code, contact("Zhao", "13700001111", null)));
        var login = "zhao" + System.nanoTime();
        ADMIN.run(() -> book.admit(code, made.id(), login, null, "en"));
        assertThat(ADMIN.get(() -> customers.contactByLogin(login))).isPresent();
        assertThat(ADMIN.get(() -> people.actor(login)).customer()).isEqualTo(code);
        assertThatThrownBy(() -> COMMERCE.run(() -> book.admit(code, made.id(), "another", null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void customersAreFoundByTwoChineseCharacters() {
        var made = COMMERCE.get(() -> book.add(
                new CustomerFacts(null, "滨江区教育局" + System.nanoTime(), null, null, null, null, null, null, true)));
        assertThat(COMMERCE.get(() -> book.list(new CustomerFilter(true, "教育"), null, 200, false))
                        .items())
                .extracting(CustomerView::code)
                .contains(made.code());
        assertThatThrownBy(() -> COMMERCE.run(() -> book.add(made.facts()))).isInstanceOf(Refused.class);
    }
}
