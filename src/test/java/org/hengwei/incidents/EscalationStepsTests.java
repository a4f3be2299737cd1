package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.EscalationStep;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.PutEscalation;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.agreements.TicketType;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Watch;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

/** Steps of escalation: who is told and who gets a ticket at so much of its time. */
@RoomTest
@EnableScenarios
class EscalationStepsTests {

    private static final Instant NINE = Instant.parse("2026-06-15T01:00:00Z");
    private static final As LEAD = As.staff("es-lead", "OM_SUPERVISOR");
    private static final As FIRST = As.staff("es-first", "FIRST_LINE").onProjects("ES-1");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Requests requests;

    @Autowired
    Escalations escalations;

    @Autowired
    Agreements agreements;

    @Autowired
    Notices notices;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void house(@Autowired People people, @Autowired CustomerProjects projects, @Autowired Access access) {
        SomeProjects.delivering(projects, "ES-1", "ES-2", "ES-3", "ES-4");
        access.byRule("test", () -> {
            for (var login : List.of("es-boss", "es-first", "es-second", "es-lead")) {
                people.admit(AdmitPerson.staff(login, login, List.of("SECOND_LINE"), List.of()));
            }
        });
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private EscalationStep step(String name, TicketType type, int percent, String project, String tell, String gets) {
        return LEAD.get(() -> escalations.add(new PutEscalation(
                name,
                type,
                PromisedClock.RESOLUTION,
                percent,
                project,
                null,
                null,
                null,
                tell == null ? null : List.of(tell),
                null,
                gets == null || type == TicketType.REQUEST ? null : "L2",
                null,
                gets,
                null)));
    }

    private IncidentKey report(String project) {
        var made = LEAD.get(() -> incidents.report(new ReportIncident(
                "Line is down",
                null,
                project,
                null,
                null,
                null,
                null,
                1,
                1,
                null,
                Channel.PHONE,
                null,
                null,
                null,
                null,
                null,
                List.of())));
        return IncidentKey.of(made.number());
    }

    private List<String> told(String login) {
        return As.staff(login)
                .get(() -> notices.inbox(false, null, 50).items().stream()
                        .map(NoticeView::key)
                        .toList());
    }

    private int journaled(String subject, String word) {
        return db.fetchCount(
                org.jooq.impl.DSL.table("journal.entry"),
                org.jooq.impl.DSL.condition("subject = ? AND word = ?", subject, word));
    }

    @Test
    @Requirement({"R189", "R188", "H3", "H5"})
    void stepsAreTakenOnceAtTheTimeUsedWithoutPausesAndHoweverOftenTheClockIsRebuilt(Scenario scenario) {
        clock.stop(NINE);
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("ES-1"));
        step("Half gone", TicketType.INCIDENT, 50, "ES-1", "es-boss", null);
        step("To the second line", TicketType.INCIDENT, 75, "ES-1", null, "es-second");
        step("Missed", TicketType.INCIDENT, 100, "ES-1", "es-boss", null);
        var key = report("ES-1");
        var subject = "incident:" + key.code();
        LEAD.run(() -> incidents.assign(key, new AssignIncident(null, null, "es-first")));
        FIRST.run(() -> incidents.accept(key));
        clock.move(Duration.ofMinutes(30));
        FIRST.run(() -> incidents.pause(key, "CUSTOMER", null));
        clock.move(Duration.ofHours(3));
        watch.look();
        FIRST.run(() -> incidents.resume(key));
        assertThat(told("es-boss"))
                .as("three and a half hours by the wall, half an hour used")
                .isEmpty();
        clock.move(Duration.ofMinutes(95));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> journaled(subject, "incidents.EscalatedByRule"), count -> count == 1)
                .andVerify(count ->
                        assertThat(told("es-boss")).containsExactly("incidents.notice.escalated-by-rule.RESOLUTION"));
        clock.move(Duration.ofMinutes(60));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(
                        () -> journaled(subject, "incidents.EscalatedByRuleAndGiven"), count -> count == 1)
                .andVerify(count ->
                        assertThat(told("es-second")).contains("incidents.notice.escalated-by-rule.RESOLUTION"));
        var given = LEAD.get(() -> queue.find(key));
        assertThat(given.assignee()).isEqualTo("es-second");
        assertThat(given.tier()).isEqualTo(Tier.L2);
        assertThat(given.status()).isEqualTo(IncidentStatus.ASSIGNED);

        LEAD.run(() -> incidents.changePriority(key, new ClassifyIncident(2, 2, null, null, "Less bad")));
        LEAD.run(() -> incidents.changePriority(key, new ClassifyIncident(1, 1, null, null, "Bad after all")));
        clock.move(Duration.ofMinutes(120));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> journaled(subject, "incidents.EscalatedByRule"), count -> count == 2)
                .andVerify(count -> assertThat(journaled(subject, "incidents.EscalatedByRuleAndGiven"))
                        .isEqualTo(1));
        assertThat(told("es-boss")).hasSize(2);
        assertThat(db.fetchValue("SELECT escalation_count FROM incidents.incident WHERE id = ?", key.id()))
                .isEqualTo(3);
    }

    @Test
    @Requirement("R189")
    void aStepPutLaterIsWatchedOnOpenTicketsAndWarningsStayTheAgreements(Scenario scenario) {
        clock.stop(NINE);
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("ES-2"));
        var key = report("ES-2");
        LEAD.run(() -> incidents.assign(key, new AssignIncident(null, null, "es-first")));
        scenario.stimulate(() -> {
                    step("Late idea", TicketType.INCIDENT, 40, "ES-2", "es-lead", null);
                })
                .andWaitForStateChange(
                        () -> db.fetchValue(
                                "SELECT 40 = ANY(warn_at) FROM deadlines.deadline WHERE subject = ? AND name = 'RESOLUTION'",
                                "incident:" + key.code()),
                        watched -> Boolean.TRUE.equals(watched))
                .andVerify(watched -> assertThat(watched).isEqualTo(true));
        clock.move(Duration.ofMinutes(100));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> told("es-lead"), keys -> !keys.isEmpty())
                .andVerify(keys -> assertThat(keys).contains("incidents.notice.escalated-by-rule.RESOLUTION"));
        assertThat(told("es-first"))
                .as("the agreement warns at 80 %, not at 40 %")
                .doesNotContain("incidents.notice.near.RESOLUTION");
    }

    @Test
    @Requirement({"R189", "R182"})
    void aRequestIsEscalatedByItsOwnSteps(Scenario scenario) {
        clock.stop(NINE);
        SomeAgreements.inForce(agreements, SomeAgreements.withRequests("ES-3", 2, 4, 8, 16));
        step("Requests at half", TicketType.REQUEST, 60, "ES-3", "es-boss", "es-second");
        var made = LEAD.get(() -> requests.submit(
                SubmitRequest.of("ITEM-CONSULT", "ES-3", Map.of("kind", "ADVICE", "subject", "Export"), List.of())));
        clock.move(Duration.ofHours(5));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(
                        () -> journaled("request:" + made.number(), "requests.EscalatedByRuleAndGiven"),
                        count -> count == 1)
                .andVerify(count -> assertThat(told("es-boss")).contains("requests.notice.escalated-by-rule"));
        assertThat(db.fetchValue(
                        "SELECT assignee FROM requests.request WHERE id = ?",
                        Long.parseLong(made.number().substring(4))))
                .isEqualTo("es-second");
    }

    @Test
    @Requirement("R189")
    void stepsAreKeptByApiAndPage() throws Exception {
        mvc.perform(post("/api/v1/escalation-steps")
                        .with(LEAD.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"x\", \"percent\": 101, \"type\": \"REQUEST\", \"clock\": \"RESPONSE\","
                                + " \"roles\": [\"KING\"], \"assignee\": \"nobody-here\", \"project\": \"ES-NONE\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[?(@.field == 'percent')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'clock')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'roles')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'assignee')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'project')]").exists());
        var place = mvc.perform(post("/api/v1/escalation-steps")
                        .with(LEAD.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Managers at 90\", \"percent\": 90, \"project\": \"ES-4\","
                                + " \"roles\": [\"PROJECT_MANAGER\"]}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.clock").value("RESOLUTION"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        mvc.perform(put(place)
                        .with(LEAD.request())
                        .with(csrf())
                        .header("If-Match", "\"9\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Managers at 95\", \"percent\": 95, \"roles\": [\"PROJECT_MANAGER\"]}"))
                .andExpect(status().isPreconditionFailed());
        var id = place.substring(place.lastIndexOf('/') + 1);
        for (var language : new String[] {"zh-CN", "en"}) {
            mvc.perform(get("/agreements/escalation?edit=" + id)
                            .with(LEAD.speaking(language).request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Managers at 90")))
                    .andExpect(content().string(not(containsString("[agreements."))));
        }
        mvc.perform(post("/agreements/escalation")
                        .with(LEAD.request())
                        .with(csrf())
                        .param("name", "Typed step")
                        .param("percent", "500"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed step")));
        mvc.perform(get("/agreements/escalation").with(FIRST.request())).andExpect(status().isForbidden());
        mvc.perform(delete(place).with(LEAD.request()).with(csrf())).andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/escalation-steps").with(LEAD.request()))
                .andExpect(content().string(not(containsString("Managers at 90"))));
    }
}
