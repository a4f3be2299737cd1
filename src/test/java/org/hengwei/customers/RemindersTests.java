package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengwei.customers.SomeCustomers.MANAGER;
import static org.hengwei.customers.SomeCustomers.customer;
import static org.hengwei.customers.SomeCustomers.project;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.worklist.WorkQueue;
import org.hengwei.worklist.WorkView;
import org.hengwei.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who answers for a customer or project is told once of the visit or talk that is missing, and has it in his worklist. */
@RoomTest
class RemindersTests {

    private static final Instant SEPTEMBER = Instant.parse("2036-09-20T02:00:00Z");

    @Autowired
    CustomerBook book;

    @Autowired
    CustomerProjects projects;

    @Autowired
    ProjectDossiers dossiers;

    @Autowired
    CustomerVisits visits;

    @Autowired
    Reminders reminders;

    @Autowired
    Worklist worklist;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    private String login;
    private As who;

    @BeforeEach
    void somebody() {
        clock.stop(SEPTEMBER);
        login = "rm-" + Long.toString(System.nanoTime(), 36);
        who = As.staff(login, "PROJECT_MANAGER");
        SomeCustomers.ADMIN.run(
                () -> people.admit(AdmitPerson.staff(login, login, List.of("PROJECT_MANAGER"), List.of())));
        if (!people.exists("some-om")) {
            SomeCustomers.ADMIN.run(
                    () -> people.admit(AdmitPerson.staff("some-om", "some-om", List.of("OM_MANAGER"), List.of())));
        }
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private String served(String manager) {
        var facts = customer("Reminded");
        return MANAGER.get(() -> book.add(
                        new CustomerFacts(null, facts.name(), null, "Monthly call", null, manager, null, null, true)))
                .code();
    }

    @Test
    @Requirement("R150")
    void fromOctoberACustomerNotVisitedWaitsInTheWorklistUntilTheVisitIsHeld() {
        var customer = served(login);
        reminders.look();
        assertThat(mine("missing-visit")).as("the year is young").isEmpty();
        clock.move(Duration.ofDays(12));
        reminders.look();
        reminders.look();
        assertThat(mine("missing-visit")).singleElement().satisfies(work -> {
            assertThat(work.code()).isEqualTo(customer);
            assertThat(work.dueAt()).isEqualTo(Instant.parse("2036-12-31T16:00:00Z"));
            assertThat(work.href()).isEqualTo("/visits/new?customer=" + customer);
        });
        assertThat(told()).containsExactly("customers.notice.missing-visit");
        MANAGER.run(() -> visits.record(visit(customer, false)));
        assertThat(mine("missing-visit"))
                .as("an engineer's visit is not the leadership's")
                .hasSize(1);
        MANAGER.run(() -> visits.record(visit(customer, true)));
        assertThat(mine("missing-visit")).isEmpty();
        reminders.look();
        assertThat(mine("missing-visit")).isEmpty();
        clock.move(Duration.ofDays(365));
        reminders.look();
        assertThat(mine("missing-visit")).as("and again the next year").hasSize(1);
        assertThat(told()).hasSize(2);
    }

    @Test
    @Requirement("R150")
    void whereNobodyIsNamedItWaitsForTheOmManagers() {
        var customer = served(null);
        clock.move(Duration.ofDays(12));
        reminders.look();
        var om = As.staff("some-om", "OM_MANAGER");
        assertThat(om.get(() -> worklist.queue(WorkQueue.WAITING, null, 200)).items())
                .extracting(WorkView::href)
                .contains("/visits/new?customer=" + customer);
        MANAGER.run(() -> book.change(
                customer,
                null,
                new CustomerFacts(customer, "Named " + customer, null, "Call", null, login, null, null, true)));
        reminders.look();
        assertThat(mine("missing-visit")).extracting(WorkView::code).containsExactly(customer);
    }

    @Test
    @Requirement("R171")
    void anOverdueTalkWaitsForTheProjectManagerUntilItIsHeld() {
        var facts = project(served(null));
        var code = MANAGER.get(() -> projects.start(new ProjectFacts(
                        facts.code(),
                        facts.name(),
                        facts.customer(),
                        null,
                        facts.type(),
                        facts.deliveryMode(),
                        login,
                        null,
                        3,
                        3,
                        null,
                        null,
                        null)))
                .code();
        MANAGER.run(() -> dossiers.talkEvery(code, 7));
        reminders.look();
        assertThat(mine("overdue-talk")).isEmpty();
        clock.move(Duration.ofDays(8));
        reminders.look();
        reminders.look();
        assertThat(mine("overdue-talk")).extracting(WorkView::code).containsExactly(code);
        assertThat(told()).containsExactly("customers.notice.overdue-talk");
        MANAGER.run(() ->
                dossiers.talk(code, new Filing.Talk(LocalDate.of(2036, 9, 28), "Both", "On time", null, null, null)));
        assertThat(mine("overdue-talk")).isEmpty();
        clock.move(Duration.ofDays(8));
        reminders.look();
        assertThat(mine("overdue-talk")).as("the next one is missed too").hasSize(1);
        assertThat(told()).hasSize(2);
    }

    private static VisitFacts visit(String customer, boolean leadership) {
        return new VisitFacts(
                customer,
                LocalDate.of(2036, 10, 2),
                leadership,
                "Director Zhou",
                "Chief Wang",
                null,
                "Content",
                null,
                null,
                null,
                null,
                "All well");
    }

    private List<WorkView> mine(String kind) {
        return who.get(() -> worklist.queue(WorkQueue.MINE, null, 200)).items().stream()
                .filter(work -> work.kind().equals(kind))
                .toList();
    }

    private List<String> told() {
        return who.get(() -> notices.inbox(false, null, 50)).items().stream()
                .map(NoticeView::key)
                .filter(key -> key.startsWith("customers.notice."))
                .toList();
    }
}
