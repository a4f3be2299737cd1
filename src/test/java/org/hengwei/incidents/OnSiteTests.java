package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.MemberFacts;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The two service modes with their visits, and assignment by rules. */
@RoomTest
class OnSiteTests {

    private static final As AGENT = As.staff("site-agent", "DESK_AGENT").speaking("en");
    private static final As SUPERVISOR = As.staff("site-sup", "OM_SUPERVISOR").speaking("en");
    private static final As ENGINEER = As.staff("site-li", "FIRST_LINE").speaking("en");

    @Autowired
    Incidents incidents;

    @Autowired
    Visits visits;

    @Autowired
    AssignmentRules rules;

    @Autowired
    IncidentQueue queue;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void company(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "SITE-1", "SITE-2", "SITE-3", "SITE-4");
        As.staff("site-admin", "ADMINISTRATOR").run(() -> {
            for (var login : List.of("site-li", "site-wu", "site-he", "site-ma")) {
                people.admit(AdmitPerson.staff(login, login, List.of("FIRST_LINE"), List.of()));
            }
            projects.join("SITE-2", new MemberFacts("site-ma", org.hengwei.customers.Tier.L1, null));
            projects.join("SITE-2", new MemberFacts("site-he", org.hengwei.customers.Tier.L1, null));
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R167", "R168"})
    void nobodyIsSentBeforeTheDeskTookIt() {
        var mail = reported("SITE-1", Channel.EMAIL, 2, null);
        assertThat(mail.care().takenAt()).isNull();
        assertThat(mail.care().serviceMode()).isEqualTo(org.hengwei.customers.ServiceMode.REMOTE_PLUS_ONSITE);
        assertThatThrownBy(() -> AGENT.get(() -> visits.dispatch(key(mail), "site-li", "Replace the disk")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("incidents.refused.desk-first"));
        AGENT.run(() -> incidents.assign(key(mail), new AssignIncident(Tier.L1, null, null)));
        var sent = AGENT.get(() -> visits.dispatch(key(mail), "site-li", "Replace the disk"));
        assertThat(sent.care().visits().getFirst().engineer()).isEqualTo("site-li");
        assertThatThrownBy(() -> AGENT.get(() -> visits.dispatch(key(mail), "site-wu", "And another")))
                .isInstanceOf(Refused.class);
    }

    /** Remote + on-site: first with the desk, sent only for a technical reason; resident: at once with the engineer on site. */
    @Test
    @Requirement("R168")
    void theDeskTakesFirstAndSendsOnlyForATechnicalReason() {
        var remote = reported("SITE-1", Channel.PHONE, 2, null);
        assertThat(remote.tier()).isEqualTo(Tier.DESK);
        assertThat(remote.care().visits()).isEmpty();
        for (var why : new String[] {null, " "}) {
            assertThatThrownBy(() -> AGENT.get(() -> visits.dispatch(key(remote), "site-li", why)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems().getFirst().field())
                                    .isEqualTo("reason"));
        }
        assertThatThrownBy(() -> ENGINEER.get(() -> visits.dispatch(key(remote), "site-li", "I go")))
                .as("the desk sends, nobody sends himself")
                .isInstanceOf(Refused.class);
        AGENT.run(() -> incidents.resolve(key(remote), SomeIncidents.solution()));
        assertThat(AGENT.get(() -> queue.find(key(remote))).care().visits())
                .as("solved from the desk, nobody travelled")
                .isEmpty();
    }

    @Test
    @Requirement({"R167", "R168", "R191"})
    void theVisitIsRecordedFromTravelToLeave() throws Exception {
        clock.stop(Instant.parse("2036-01-08T02:00:00Z"));
        var incident = reported("SITE-1", Channel.PHONE, 2, null);
        AGENT.run(() -> visits.dispatch(key(incident), "site-li", "Look at the fan"));
        clock.move(Duration.ofHours(3));
        step(incident, "departure", "{\"at\":\"2036-01-08T02:10:00Z\"}").andExpect(status().isOk());
        step(incident, "leaving", "{\"result\":\"Too early\"}").andExpect(status().isConflict());
        step(incident, "arrival", "{\"at\":\"2036-01-08T02:00:00Z\"}").andExpect(status().isUnprocessableContent());
        step(incident, "arrival", "{\"at\":\"2036-01-08T03:10:00Z\"}").andExpect(status().isOk());
        step(incident, "leaving", "{}").andExpect(status().isUnprocessableContent());
        for (var language : List.of("zh-CN", "en")) {
            for (var path : List.of("", "/visits/1/leaving", "/dispatch")) {
                var page = mvc.perform(get("/incidents/" + incident.number() + path)
                                .with(SUPERVISOR.request())
                                .header("Accept-Language", language))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).doesNotContain("[incidents.");
            }
        }
        mvc.perform(post("/incidents/" + incident.number() + "/visits/1/leaving")
                        .param("at", "2036-01-08T12:30")
                        .param("result", "")
                        .with(ENGINEER.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("2036-01-08T12:30")));
        step(incident, "leaving", "{\"result\":\"Fan replaced\"}")
                .andExpect(jsonPath("$.care.visits[0].travelTime").value("PT1H"))
                .andExpect(jsonPath("$.care.visits[0].onSiteTime").value("PT1H50M"))
                .andExpect(jsonPath("$.care.visits[0].moves").isEmpty());
    }

    @Test
    @Requirement("R168")
    void aVisitThatIsNotNeededIsCalledOff() {
        var incident = reported("SITE-1", Channel.PHONE, 2, null);
        AGENT.run(() -> visits.dispatch(key(incident), "site-li", "Perhaps"));
        assertThatThrownBy(() -> AGENT.get(() -> visits.step(key(incident), 1, VisitStep.CANCELLATION, null, " ")))
                .isInstanceOf(Refused.class);
        AGENT.run(() -> visits.step(key(incident), 1, VisitStep.CANCELLATION, null, "Solved remotely"));
        var again = AGENT.get(() -> visits.dispatch(key(incident), "site-wu", "Now it is needed"));
        assertThat(again.care().visits()).hasSize(2);
    }

    @Test
    @Requirement({"R185", "H3"})
    void theRuleFindsTheLeastLoadedAndNobodyHasAnsweredByThat() {
        rule(new PutRule("SITE-2", null, null, null, null, RuleHow.WORKLOAD, Tier.L1, null, null, null));
        var first = reported("SITE-2", Channel.PHONE, 3, null);
        assertThat(first.assignee()).isEqualTo("site-he");
        assertThat(first.status()).isEqualTo(IncidentStatus.ASSIGNED);
        assertThat(first.response().metAt()).isNull();
        var second = reported("SITE-2", Channel.PHONE, 3, null);
        assertThat(second.assignee()).isEqualTo("site-ma");
        var triage = reported("SITE-2", Channel.PHONE, null, null);
        assertThat(triage.assignee()).isNull();
        var classified = AGENT.get(() -> incidents.classify(key(triage), new ClassifyIncident(2, 2, null, null, null)));
        assertThat(classified.assignee()).isEqualTo("site-he");
        assertThat(AGENT.get(() -> queue.find(key(triage))).status()).isEqualTo(IncidentStatus.ASSIGNED);
    }

    @Test
    @Requirement("R185")
    void theFirstRuleThatFitsDecides() {
        rule(new PutRule("SITE-3", 20, null, null, null, RuleHow.PERSON, Tier.L2, null, "site-wu", null));
        var network =
                rule(new PutRule("SITE-3", 10, "NETWORK", null, "P1", RuleHow.PERSON, Tier.L1, null, "site-li", null));
        assertThat(reported("SITE-3", Channel.PHONE, 1, "NETWORK").assignee()).isEqualTo("site-li");
        var other = reported("SITE-3", Channel.PHONE, 1, "HARDWARE");
        assertThat(other.assignee()).isEqualTo("site-wu");
        assertThat(other.tier()).isEqualTo(Tier.L2);
        SUPERVISOR.run(() -> rules.change(
                network.id(),
                1,
                new PutRule(null, 10, "NETWORK", null, "P1", RuleHow.PERSON, Tier.L1, null, "site-li", false)));
        assertThat(reported("SITE-3", Channel.PHONE, 1, "NETWORK").assignee()).isEqualTo("site-wu");
        assertThatThrownBy(() -> AGENT.get(() -> rules.of("SITE-3"))).isInstanceOf(Refused.class);
    }

    @Test
    @Requirement({"R184", "H21"})
    void rulesArePutByPageAndApi() throws Exception {
        mvc.perform(post("/incidents/rules")
                        .param("project", "SITE-4")
                        .param("how", "PERSON")
                        .param("tier", "L1")
                        .param("position", "77")
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("77")));
        mvc.perform(post("/incidents/rules")
                        .param("project", "SITE-4")
                        .param("how", "DUTY")
                        .param("tier", "L1")
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        var made = SUPERVISOR.get(() -> rules.of("SITE-4")).getFirst();
        for (var language : List.of("zh-CN", "en")) {
            for (var path : List.of("/incidents/rules", "/incidents/rules?project=SITE-4")) {
                var page = mvc.perform(get(path).with(SUPERVISOR.request()).header("Accept-Language", language))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).doesNotContain("[incidents.");
            }
        }
        mvc.perform(delete("/api/v1/assignment-rules/" + made.id())
                        .header("If-Match", "\"9\"")
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(status().isPreconditionFailed());
        mvc.perform(delete("/api/v1/assignment-rules/" + made.id())
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(status().isNoContent());
        mvc.perform(post("/api/v1/assignment-rules")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"project\":\"SITE-4\",\"how\":\"TEAM\",\"tier\":\"L1\"}")
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    private RuleView rule(PutRule facts) {
        return SUPERVISOR.get(() -> rules.add(facts));
    }

    private org.springframework.test.web.servlet.ResultActions step(IncidentView incident, String noun, String body)
            throws Exception {
        return mvc.perform(post("/api/v1/incidents/" + incident.number() + "/visits/1/" + noun)
                .with(ENGINEER.request())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private IncidentView reported(String project, Channel channel, Integer level, String category) {
        return AGENT.get(() -> incidents.report(new ReportIncident(
                "Something is wrong",
                null,
                project,
                null,
                null,
                "Wang",
                "139",
                level,
                level,
                category,
                channel,
                null,
                null,
                null,
                null,
                null,
                List.of())));
    }

    private static IncidentKey key(IncidentView incident) {
        return IncidentKey.of(incident.number());
    }
}
