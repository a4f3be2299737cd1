package org.hengwei.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.Complaints;
import org.hengwei.incidents.AssignmentRules;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.PutRule;
import org.hengwei.incidents.RuleHow;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.incidents.Tier;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the desk records, makes of it in one step, and who is on duty. */
@RoomTest
class DeskTests {

    private static final As AGENT = As.staff("desk-agent", "DESK_AGENT").speaking("en");
    private static final As ADMIN = As.staff("desk-admin", "ADMINISTRATOR").speaking("en");

    @Autowired
    Desk desk;

    @Autowired
    Callers callers;

    @Autowired
    Roster roster;

    @Autowired
    Hotlines hotlines;

    @Autowired
    IncidentQueue incidents;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @BeforeAll
    static void company(@Autowired CustomerProjects projects, @Autowired CustomerBook book, @Autowired People people) {
        SomeProjects.delivering(projects, "DK-1", "DK-2");
        ADMIN.run(() -> {
            var customer = projects.find("DK-1").facts().customer();
            book.addContact(
                    customer,
                    new ContactFacts("Zhao Min", "IT", "+86 571-8800 7766", "zhao@dk.example", null, null, null, null));
            for (var login : List.of("dk-wang", "dk-li")) {
                people.admit(AdmitPerson.staff(login, login, List.of("DESK_AGENT"), List.of()));
            }
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R183", "R186"})
    void aCallBecomesAnIncidentInOneStep() {
        var began = clock.instant();
        clock.move(Duration.ofSeconds(50));
        var contact = AGENT.get(() -> desk.take(new TakeContact(
                ContactChannel.PHONE,
                true,
                began,
                null,
                "Zhao Min",
                "0571-88007766",
                null,
                null,
                "DK-1",
                "Cameras in hall 3 are dark",
                outcome(ContactOutcome.INCIDENT, null, null))));
        assertThat(contact.state()).isEqualTo(ContactState.LOGGED);
        assertThat(contact.talkTime()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(59));
        var incident = AGENT.get(() -> incidents.find(IncidentKey.of(contact.ticket())));
        assertThat(incident.title()).isEqualTo("Cameras in hall 3 are dark");
        assertThat(incident.requesterPhone()).isEqualTo("0571-88007766");
        assertThat(incident.openedAt()).isEqualTo(contact.receivedAt());
        assertThat(AGENT.get(() -> desk.list(ContactFilter.ofTicket(incident.number()), null, 10, false)
                        .items()))
                .extracting(DeskContactView::number)
                .containsExactly(contact.number());
    }

    @Test
    @Requirement({"R182", "R183"})
    void aCallBecomesAServiceRequest(@Autowired RequestQueue requests) {
        var asked = AGENT.get(() -> desk.take(call(
                "DK-1",
                new LogContact(
                        ContactOutcome.REQUEST,
                        null,
                        "A second screen",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))));
        assertThat(asked.ticket()).startsWith("REQ-");
        assertThat(asked.ticketHref()).isEqualTo("/requests/" + asked.ticket());
        assertThat(AGENT.get(() -> requests.find(RequestKey.of(asked.ticket()))).title())
                .isEqualTo("A second screen");
        var customer =
                AGENT.get(() -> requests.find(RequestKey.of(asked.ticket()))).customer();
        assertThat(AGENT.get(() -> callers.recognise("057188007766", null)))
                .as("the next who takes his call sees what he asked for")
                .satisfies(caller -> assertThat(caller.customer()).isEqualTo(customer))
                .satisfies(caller -> assertThat(caller.requests())
                        .extracting(one -> one.number())
                        .contains(asked.ticket()));
        var later = AGENT.get(() -> desk.take(call("DK-1", outcome(ContactOutcome.FOLLOW_UP, asked.ticket(), "Soon"))));
        assertThat(later.ticket()).isEqualTo(asked.ticket());
        assertThatThrownBy(() ->
                        AGENT.get(() -> desk.take(call("DK-1", outcome(ContactOutcome.URGING, asked.ticket(), null)))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R183")
    void aCallBecomesAComplaint(@Autowired Complaints complaints) {
        var angry = AGENT.get(() -> desk.take(call(
                "DK-1",
                new LogContact(
                        ContactOutcome.COMPLAINT,
                        null,
                        "Nobody came",
                        "Twice promised",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))));
        assertThat(angry.ticketHref()).isEqualTo("/complaints/" + angry.ticket());
        var complaint = AGENT.get(() -> complaints.find(ComplaintKey.of(angry.ticket())));
        assertThat(complaint.title()).isEqualTo("Nobody came");
        assertThat(complaint.receivedAt()).isEqualTo(angry.receivedAt());
    }

    @Test
    void whatTheTicketsRoomRefusesLeavesNoContact() {
        var before = db.fetchCount(org.jooq.impl.DSL.table("desk.contact"));
        AGENT.run(() -> {
            assertThatThrownBy(() -> desk.take(call("DK-unknown", outcome(ContactOutcome.INCIDENT, null, null))))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> desk.take(call(null, outcome(ContactOutcome.INCIDENT, null, null))))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> desk.take(call("DK-1", outcome(ContactOutcome.CONSULTATION, null, null))))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> desk.take(call("DK-1", outcome(ContactOutcome.FOLLOW_UP, "INC-999999999", null))))
                    .isInstanceOf(Refused.class);
        });
        assertThat(db.fetchCount(org.jooq.impl.DSL.table("desk.contact"))).isEqualTo(before);
    }

    @Test
    @Requirement("R183")
    void consultationsAndPraiseAreKeptWithTheAnswer() {
        var asked = AGENT.get(
                () -> desk.take(call("DK-1", outcome(ContactOutcome.CONSULTATION, null, "By the portal, form 3"))));
        assertThat(asked.state()).isEqualTo(ContactState.LOGGED);
        assertThat(asked.answer()).isEqualTo("By the portal, form 3");
        var praise = AGENT.get(() -> desk.take(call(
                null,
                new LogContact(
                        ContactOutcome.PRAISE,
                        null,
                        "Quick help",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "dk-li",
                        null))));
        assertThat(praise.praisedName()).isEqualTo("dk-li");
        assertThatThrownBy(() -> AGENT.get(
                        () -> desk.log(ContactKey.of(asked.number()), outcome(ContactOutcome.NOTHING, null, null))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement({"R186", "R187"})
    void missedCallsWaitUntilSomebodyRingsBack() {
        var missed = AGENT.get(() -> desk.take(new TakeContact(
                ContactChannel.PHONE, false, null, null, null, "13900009999", null, null, null, null, null)));
        assertThat(missed.state()).isEqualTo(ContactState.ABANDONED);
        assertThat(missed.talkTime()).isNull();
        AGENT.run(() -> {
            assertThat(desk.list(ContactFilter.unreturned(), null, 50, false).items())
                    .extracting(DeskContactView::number)
                    .contains(missed.number());
            assertThatThrownBy(
                            () -> desk.log(ContactKey.of(missed.number()), outcome(ContactOutcome.PRAISE, null, null)))
                    .isInstanceOf(Refused.class);
            assertThat(desk.returned(ContactKey.of(missed.number()), "Spoke to him")
                            .returnedBy())
                    .isEqualTo("desk-agent");
            assertThatThrownBy(() -> desk.returned(ContactKey.of(missed.number()), null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> desk.take(new TakeContact(
                            ContactChannel.EMAIL, false, null, null, null, null, null, null, null, null, null)))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    @Requirement("R183")
    void theCallerIsRecognisedByNumberAndAddress() {
        AGENT.run(() -> {
            var byNumber = callers.recognise("057188007766", null);
            assertThat(byNumber.contacts()).extracting("name").containsExactly("Zhao Min");
            assertThat(byNumber.customer()).isNotNull();
            assertThat(byNumber.projects())
                    .extracting(CallerView.ProjectChoice::code)
                    .contains("DK-1");
            assertThat(callers.recognise(null, "ZHAO@dk.example").name()).isEqualTo("Zhao Min");
            desk.take(call("DK-2", outcome(ContactOutcome.NOTHING, null, null)));
            assertThat(callers.recognise("13712345678", null).project()).isEqualTo("DK-2");
        });
    }

    @Test
    @Requirement("R184")
    void theRosterSaysWhoIsOnDutyAndWhereNobodyIs() {
        var monday = LocalDate.of(2031, 3, 3);
        ADMIN.run(() -> {
            var made = roster.plan(new PlanDuty(
                    DutyPost.DESK,
                    null,
                    "dk-wang",
                    monday,
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0),
                    monday.plusDays(6),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    null));
            assertThat(made).hasSize(5);
            roster.plan(new PlanDuty(
                    DutyPost.DESK, null, "dk-li", monday, LocalTime.of(20, 0), LocalTime.of(8, 0), null, null, null));
            assertThat(roster.onDuty(Instant.parse("2031-03-03T13:00:00Z")))
                    .extracting(DutyView::login)
                    .containsExactly("dk-li");
            assertThat(roster.gaps(monday, monday.plusDays(1)))
                    .containsExactly(
                            new Gap(Instant.parse("2031-03-02T16:00:00Z"), Instant.parse("2031-03-03T00:00:00Z")),
                            new Gap(Instant.parse("2031-03-04T12:00:00Z"), Instant.parse("2031-03-04T16:00:00Z")));
            assertThatThrownBy(() -> roster.plan(new PlanDuty(
                            DutyPost.L1,
                            null,
                            "dk-wang",
                            monday,
                            LocalTime.of(19, 0),
                            LocalTime.of(21, 0),
                            null,
                            null,
                            null)))
                    .isInstanceOf(Refused.class);
            var swapped = roster.handOver(made.get(4).id(), null, "dk-li", "Ill");
            assertThat(swapped.login()).isEqualTo("dk-li");
            roster.remove(made.get(3).id(), 1, "Holiday");
            assertThat(roster.between(monday, monday.plusDays(6))).hasSize(5);
        });
        assertThatThrownBy(() -> AGENT.get(() -> roster.plan(new PlanDuty(
                        DutyPost.L1, null, "dk-wang", monday, LocalTime.NOON, LocalTime.MIDNIGHT, null, null, null))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R184")
    void incidentsAreAssignedToWhoIsOnDuty(@Autowired AssignmentRules rules) {
        clock.stop(Instant.parse("2037-06-01T02:00:00Z"));
        ADMIN.run(() -> {
            roster.plan(new PlanDuty(
                    DutyPost.L1,
                    null,
                    "dk-li",
                    LocalDate.of(2037, 6, 1),
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0),
                    null,
                    null,
                    null));
            rules.add(new PutRule("DK-2", null, null, null, null, RuleHow.DUTY, Tier.L1, null, null, null));
        });
        var day = AGENT.get(() -> desk.take(call("DK-2", weighed())));
        assertThat(AGENT.get(() -> incidents.find(IncidentKey.of(day.ticket()))).assignee())
                .isEqualTo("dk-li");
        clock.stop(Instant.parse("2037-06-01T14:00:00Z"));
        var night = AGENT.get(() -> desk.take(call("DK-2", weighed())));
        assertThat(AGENT.get(() -> incidents.find(IncidentKey.of(night.ticket())))
                        .assignee())
                .isNull();
    }

    private static LogContact weighed() {
        return new LogContact(
                ContactOutcome.INCIDENT, null, "Dark screen", null, null, null, 2, 2, null, null, null, null);
    }

    @Test
    @Requirement("R183")
    void aCallerUrgesHisTicket() {
        var first = AGENT.get(() -> desk.take(call("DK-1", weighed())));
        var second = AGENT.get(() -> desk.take(call("DK-1", outcome(ContactOutcome.URGING, first.ticket(), null))));
        assertThat(second.ticket()).isEqualTo(first.ticket());
        assertThat(AGENT.get(() -> incidents.find(IncidentKey.of(first.ticket())))
                        .care()
                        .urgeCount())
                .isEqualTo(1);
    }

    @Test
    @Requirement("R184")
    void hotlinesAreRecordsEverybodyMayRead() {
        var made = ADMIN.get(() -> hotlines.add(new PutHotline("400-800-1234", "Hotline", null, true, null)));
        assertThatThrownBy(
                        () -> ADMIN.get(() -> hotlines.add(new PutHotline("400-800-1234", "Again", null, null, null))))
                .isInstanceOf(Refused.class);
        assertThat(As.contact("dk-customer", "C-1").get(() -> hotlines.all(false)))
                .extracting(HotlineView::number)
                .contains("400-800-1234");
        ADMIN.run(() -> hotlines.change(made.id(), 1, new PutHotline("400-800-1234", "Hotline", null, true, false)));
        assertThat(AGENT.get(() -> hotlines.all(false)))
                .extracting(HotlineView::id)
                .doesNotContain(made.id());
    }

    @Test
    void aProjectManagerSeesHisProjectsContactsOnly() {
        var mine = AGENT.get(() -> desk.take(call("DK-1", outcome(ContactOutcome.NOTHING, null, null))));
        var other = AGENT.get(() -> desk.take(call("DK-2", outcome(ContactOutcome.NOTHING, null, null))));
        As.staff("dk-pm", "PROJECT_MANAGER").onProjects("DK-1").run(() -> {
            assertThat(desk.find(ContactKey.of(mine.number())).number()).isEqualTo(mine.number());
            assertThatThrownBy(() -> desk.find(ContactKey.of(other.number()))).isInstanceOf(Refused.class);
            assertThat(desk.list(ContactFilter.all(), null, 200, false).items())
                    .extracting(DeskContactView::project)
                    .containsOnly("DK-1");
        });
    }

    private static TakeContact call(String project, LogContact outcome) {
        return new TakeContact(
                ContactChannel.PHONE, null, null, null, "Qian", "13712345678", null, null, project, null, outcome);
    }

    static LogContact outcome(ContactOutcome kind, String ticket, String answer) {
        return new LogContact(
                kind,
                null,
                kind == ContactOutcome.INCIDENT ? null : "About the form",
                null,
                null,
                null,
                null,
                null,
                ticket,
                answer,
                null,
                null);
    }
}
