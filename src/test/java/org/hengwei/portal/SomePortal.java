package org.hengwei.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hengwei.As;
import org.hengwei.RoomTest;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A company with customers whose contacts can really sign in; everything gets codes of its own. */
@RoomTest
abstract class SomePortal {

    static final As ADMIN = As.staff("pt-admin", "ADMINISTRATOR");
    static final As MANAGER = As.staff("pt-manager", "PROJECT_MANAGER");
    static final As DESK = As.staff("pt-desk", "DESK_AGENT");
    static final As SUPERVISOR = As.staff("pt-supervisor", "OM_SUPERVISOR");

    static final String PASSWORD = "steady little pony";

    final String mark = Long.toString(System.nanoTime(), 36);

    @Autowired
    MockMvc mvc;

    @Autowired
    CustomerBook customers;

    @Autowired
    CustomerProjects projects;

    @Autowired
    People people;

    @Autowired
    Portal portal;

    @Autowired
    Incidents incidents;

    /** A customer with a project and a contact. */
    record Side(String customer, String project, String login, As contact, long contactId) {}

    @BeforeEach
    void staff() {
        for (var one : List.of(ADMIN, MANAGER, DESK, SUPERVISOR)) {
            var login = one.actor().login();
            if (!people.exists(login)) {
                var roles = List.copyOf(one.actor().roles());
                ADMIN.run(() -> people.admit(AdmitPerson.staff(login, login, roles, List.of())));
            }
        }
    }

    Side side(String word) {
        return ADMIN.get(() -> {
            var customer = customers
                    .add(new CustomerFacts(null, word + "-firm-" + mark, null, null, null, null, null, null, true))
                    .code();
            var code = (word + "-" + mark).toUpperCase();
            projects.start(new ProjectFacts(
                    code,
                    word + "-works-" + mark,
                    customer,
                    null,
                    "OTHER",
                    ServiceMode.RESIDENT,
                    "pt-manager",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            var login = (word + "." + mark).toLowerCase();
            var contact = customers.addContact(
                    customer,
                    new ContactFacts(
                            word + "-person-" + mark, null, "13800001111", login + "@a.cn", null, true, true, null));
            customers.admit(customer, contact.id(), login, PASSWORD, "zh-CN");
            return new Side(customer, code, login, As.contact(login, customer), contact.id());
        });
    }

    String reported(Side side, String title) {
        return side.contact()
                .get(() -> portal.report(new ReportProblem(title, "Since nine", side.project(), null, "139")))
                .number();
    }

    void resolve(String incident, String solution) {
        SUPERVISOR.run(() -> {
            incidents.classify(IncidentKey.of(incident), new ClassifyIncident(2, 2, null, null, null));
            incidents.accept(IncidentKey.of(incident));
            incidents.resolve(
                    IncidentKey.of(incident),
                    new ResolveIncident(solution, "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30)));
        });
    }

    ResultActions send(As who, MockHttpServletRequestBuilder call, String json) throws Exception {
        return mvc.perform(call.with(who.request())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    ResultActions press(As who, MockHttpServletRequestBuilder call) throws Exception {
        return mvc.perform(call.with(who.request()).with(SecurityMockMvcRequestPostProcessors.csrf()));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        var until = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("waited long enough");
            }
            Thread.sleep(20);
        }
    }
}
