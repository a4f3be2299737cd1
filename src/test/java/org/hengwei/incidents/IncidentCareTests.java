package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Beside the straight life: after the fact, duplicates, parents, major incidents, urging, evaluation, hand-overs. */
@RoomTest
class IncidentCareTests {

    private static final As AGENT = As.staff("care-agent", "DESK_AGENT").speaking("en");
    private static final As LI = As.staff("care-li", "FIRST_LINE").onProjects("CARE-1");
    private static final As SUPERVISOR = As.staff("care-sup", "OM_SUPERVISOR").speaking("en");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentCare care;

    @Autowired
    AfterTheFact afterTheFact;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void company(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "CARE-1", "CARE-2");
        As.staff("care-admin", "ADMINISTRATOR").run(() -> {
            for (var login : List.of("care-li", "care-wu", "care-sup")) {
                people.admit(AdmitPerson.staff(login, login, List.of("FIRST_LINE"), List.of()));
            }
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement("H2")
    void registeringLateNeedsTheReasonAndSaysSo() {
        var threeHoursAgo = clock.instant().minus(Duration.ofHours(3));
        assertThatThrownBy(() -> AGENT.get(() -> incidents.report(report("Late", threeHoursAgo, null))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().field())
                                .isEqualTo("backDatingReason"));
        var late = AGENT.get(() -> incidents.report(report("Late", threeHoursAgo, "Line was down")));
        assertThat(late.care().afterTheFact()).isTrue();
        var fresh =
                AGENT.get(() -> incidents.report(report("Fresh", clock.instant().minus(Duration.ofMinutes(10)), null)));
        assertThat(fresh.care().afterTheFact()).isFalse();
    }

    @Test
    @Requirement("H2")
    void correctingTheTimeOfReportSaysAnewWhetherItWasRegisteredLate() {
        var made = AGENT.get(() -> incidents.report(report("Corrected", null, null)));
        var key = IncidentKey.of(made.number());
        assertThat(made.care().afterTheFact()).isFalse();
        var late =
                AGENT.get(() -> incidents.correct(key, openedAt(made.openedAt().minus(Duration.ofHours(3)))));
        assertThat(late.care().afterTheFact()).isTrue();
        assertThat(late.backDatingReason()).isEqualTo("Mail came then");
        var renamed = AGENT.get(
                () -> incidents.correct(key, new CorrectIncident("Other", null, null, null, null, null, "A slip")));
        assertThat(renamed.care().afterTheFact()).as("another fact leaves it").isTrue();
        var near =
                AGENT.get(() -> incidents.correct(key, openedAt(made.openedAt().minus(Duration.ofMinutes(5)))));
        assertThat(near.care().afterTheFact()).isFalse();
    }

    private static CorrectIncident openedAt(java.time.Instant when) {
        return new CorrectIncident(null, null, null, null, null, when, "Mail came then");
    }

    @Test
    @Requirement({"H2", "H3"})
    void whatWasDoneBeforeIsRecordedWithItsRealTimes() throws Exception {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var opened = now.minus(Duration.ofHours(5));
        var deeds = new PastDeeds(opened.plusSeconds(600), "care-li", opened.plusSeconds(7200), solution());
        var done = AGENT.get(() -> afterTheFact.register(report("At night", opened, "Nobody at a desk"), deeds));
        assertThat(done.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(done.response().metAt()).isEqualTo(opened.plusSeconds(600));
        assertThat(done.resolvedAt()).isEqualTo(opened.plusSeconds(7200));
        assertThat(done.resolvedBy()).isEqualTo("care-li");
        assertThat(queue.handlers(key(done))).contains("care-li");
        var wrong = new PastDeeds(opened.minusSeconds(1), null, null, null);
        assertThatThrownBy(() -> AGENT.get(() -> afterTheFact.register(report("No", opened, "Because"), wrong)))
                .isInstanceOf(Refused.class);
        api(AGENT, "/api/v1/incidents", """
                {"title":"Over the API","project":"CARE-1","impact":2,"urgency":2,"openedAt":"%s","resolvedAt":"%s",
                 "solution":"Restarted","closureCode":"SOLVED","cause":"SOFTWARE_DEFECT","workTime":"PT20M"}""".formatted(opened, opened.plusSeconds(3600)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("backDatingReason"));
    }

    @Test
    void aDuplicateIsMergedAndLosesNothing() throws Exception {
        var master = reported("Core switch down");
        var duplicate = reported("No network in hall 2");
        AGENT.run(() -> incidents.accept(key(duplicate)));
        AGENT.run(() -> incidents.pause(key(duplicate), "CUSTOMER", null));
        var before = entries(duplicate);
        var merged = AGENT.get(() -> care.merge(key(duplicate), master.number(), "Same fault"));
        assertThat(merged.status()).isEqualTo(IncidentStatus.CANCELLED);
        assertThat(merged.duplicateOf()).isEqualTo(master.number());
        assertThat(merged.pauses().getFirst().until()).isNotNull();
        var whole = look(master);
        assertThat(whole.care().duplicates())
                .extracting(IncidentView.Relative::number)
                .containsExactly(duplicate.number());
        assertThat(whole.care().duplicates().getFirst().requesterPhone()).isEqualTo("13900001111");
        assertThat(entries(duplicate)).isEqualTo(before + 1);
        var third = reported("Hall 3 too");
        AGENT.run(() -> care.merge(key(master), third.number(), null));
        assertThat(look(third).care().duplicates())
                .extracting(IncidentView.Relative::number)
                .containsExactly(master.number(), duplicate.number());
        assertThatThrownBy(() -> AGENT.get(() -> care.merge(key(third), third.number(), null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> AGENT.get(() -> care.merge(key(third), master.number(), null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void childrenAreResolvedWithTheirParent() {
        var parent = reported("Power cut");
        var one = reported("Camera 1");
        var two = reported("Camera 2");
        AGENT.run(() -> {
            care.attach(key(one), parent.number());
            care.attach(key(two), parent.number());
            assertThatThrownBy(() -> care.attach(key(parent), one.number())).isInstanceOf(Refused.class);
            assertThat(queue.obstacles(key(parent), IncidentMove.CASCADE)).isNotEmpty();
            incidents.accept(key(parent));
            incidents.resolve(key(parent), solution());
            care.resolveChildren(key(parent));
        });
        assertThat(look(one).status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(look(two).resolutions().getFirst().solution()).isEqualTo("Restarted the relay");
        assertThat(look(parent).care().children()).hasSize(2);
        AGENT.run(() -> care.detach(key(two)));
        assertThat(look(parent).care().children()).hasSize(1);
    }

    @Test
    @Requirement("R127")
    void aMajorIncidentIsToldAndCounted() throws Exception {
        clock.stop(Instant.parse("2035-02-03T02:00:00Z"));
        var incident = reported("All of district 4");
        reported("A small one");
        AGENT.run(() -> care.declareMajor(key(incident), "Whole district"));
        AGENT.run(() -> assertThatThrownBy(() -> care.declareMajor(key(incident), "Again"))
                .isInstanceOf(Refused.class));
        AGENT.run(() -> incidents.escalate(
                key(incident), new EscalateIncident(Escalation.HIERARCHIC, null, null, null, "Too big")));
        assertThat(look(incident).care().major().reason()).isEqualTo("Whole district");
        metric("INC-09", "2035-02").andExpect(jsonPath("$.value").value(1));
        metric("INC-13", "2035-02")
                .andExpect(jsonPath("$.numerator").value(1))
                .andExpect(jsonPath("$.denominator").value(2));
        AGENT.run(() -> care.liftMajor(key(incident), "Only one street"));
        metric("INC-09", "2035-02").andExpect(jsonPath("$.value").value(0));
    }

    @Test
    void urgingIsCountedAndToldToWhoeverHasIt() throws Exception {
        var incident = reported("Slow portal");
        AGENT.run(() -> incidents.assign(key(incident), new AssignIncident(Tier.L1, null, "care-wu")));
        AGENT.run(() -> care.urge(key(incident), UrgingSide.CUSTOMER, "Opening tomorrow"));
        api(SUPERVISOR, "/api/v1/incidents/" + incident.number() + "/urging", "{\"note\":\"Please\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.care.urgeCount").value(2))
                .andExpect(jsonPath("$.care.urgings[0].side").value("MANAGER"));
        assertThat(As.staff("care-wu").get(() -> notices.inbox(true, null, 20).items()))
                .filteredOn(notice -> notice.key().startsWith("incidents.notice.urged"))
                .hasSize(2);
    }

    @Test
    @Requirement("R189")
    void whoDidNotResolveItEvaluatesIt() throws Exception {
        var incident = reported("Evaluated");
        SUPERVISOR.run(() -> incidents.accept(key(incident)));
        SUPERVISOR.run(() -> incidents.resolve(key(incident), solution()));
        assertThatThrownBy(() -> SUPERVISOR.get(
                        () -> care.evaluate(key(incident), new EvaluateIncident(true, null, true, 4, null))))
                .isInstanceOf(Refused.class);
        var quality = As.staff("care-qe", "QUALITY_ENGINEER").speaking("en");
        api(quality, "/api/v1/incidents/" + incident.number() + "/evaluation", "{\"score\":9}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("effective")));
        quality.run(() -> care.evaluate(key(incident), new EvaluateIncident(true, null, false, 2, "Came back")));
        quality.run(() -> care.evaluate(key(incident), new EvaluateIncident(true, null, true, 4, null)));
        assertThat(look(incident).care().evaluation().score()).isEqualTo(4);
        assertThat(db.fetchCount(
                        org.jooq.impl.DSL.table("incidents.fact_evaluation"),
                        org.jooq.impl.DSL.condition("subject = ?", "incident:" + incident.number())))
                .isEqualTo(1);
    }

    @Test
    @Requirement({"R185", "R127"})
    void dispatchesThatComeBackAreCounted() throws Exception {
        clock.stop(Instant.parse("2035-04-03T02:00:00Z"));
        var incident = reported("Wrong place first");
        AGENT.run(() -> incidents.assign(key(incident), new AssignIncident(Tier.L1, null, "care-wu")));
        LI.run(() -> incidents.reject(key(incident), "Not ours"));
        AGENT.run(() -> incidents.assign(key(incident), new AssignIncident(Tier.L1, null, "care-li")));
        LI.run(() -> incidents.accept(key(incident)));
        LI.run(() -> incidents.resolve(key(incident), solution()));
        var hands = look(incident).care().handOvers();
        assertThat(hands)
                .extracting(IncidentView.HandOver::act)
                .containsExactly("ASSIGNED", "REJECTED", "ASSIGNED", "ACCEPTED");
        assertThat(hands.getFirst().returnedAt()).isNotNull();
        assertThat(hands.get(2).returnedAt()).isNull();
        metric("DSK-04", "2035-04")
                .andExpect(jsonPath("$.numerator").value(1))
                .andExpect(jsonPath("$.denominator").value(2));
        metric("DSK-05", "2035-04")
                .andExpect(jsonPath("$.numerator").value(0))
                .andExpect(jsonPath("$.denominator").value(1));
        metric("DSK-06", "2035-04")
                .andExpect(jsonPath("$.numerator").value(0))
                .andExpect(jsonPath("$.denominator").value(1));
    }

    @Test
    void aCustomerSeesNothingOfOtherIncidents() {
        var parent = reported("Greater");
        var child = reported("His own");
        AGENT.run(() -> care.attach(key(child), parent.number()));
        var customer = look(child).customer();
        var seen = As.contact("care-customer", customer).get(() -> queue.find(key(child)));
        assertThat(seen.care().parent()).isNull();
        assertThat(seen.care().handOvers()).isEmpty();
    }

    @Test
    @Requirement("H21")
    void theFormsShow() throws Exception {
        var incident = reported("With forms");
        var done = reported("Done");
        AGENT.run(() -> incidents.accept(key(done)));
        AGENT.run(() -> incidents.resolve(key(done), solution()));
        AGENT.run(() -> care.declareMajor(key(incident), "Big"));
        AGENT.run(() -> care.urge(key(incident), UrgingSide.CUSTOMER, "Please"));
        AGENT.run(() -> care.merge(key(reported("Once more")), incident.number(), null));
        for (var path : List.of(
                incident.number(),
                incident.number() + "/merger",
                incident.number() + "/parent",
                incident.number() + "/urging",
                incident.number() + "/demotion",
                done.number() + "/evaluation",
                "new")) {
            for (var language : List.of("zh-CN", "en")) {
                var page = mvc.perform(get("/incidents/" + path)
                                .with(SUPERVISOR.request())
                                .header("Accept-Language", language))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).as(path).doesNotContain("[incidents.");
            }
        }
        mvc.perform(get("/api/v1/incidents/" + incident.number()).with(SUPERVISOR.request()))
                .andExpect(jsonPath("$.moves[*].name", hasItem("DEMOTION")))
                .andExpect(jsonPath("$.moves[*].name", not(hasItem("MAJOR"))));
    }

    private ResultActions metric(String code, String period) throws Exception {
        return mvc.perform(get("/api/v1/metrics/" + code + "?scope=project:CARE-1&period=" + period)
                        .with(As.staff("care-qm", "QUALITY_MANAGER").request()))
                .andExpect(status().isOk());
    }

    private ResultActions api(As as, String path, String body) throws Exception {
        return mvc.perform(post(path)
                .with(as.request())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private int entries(IncidentView incident) {
        return db.fetchCount(
                org.jooq.impl.DSL.table("journal.entry"),
                org.jooq.impl.DSL.condition("subject = ?", "incident:" + incident.number()));
    }

    private IncidentView reported(String title) {
        return AGENT.get(() -> incidents.report(report(title, null, null)));
    }

    private static ReportIncident report(String title, Instant openedAt, String reason) {
        return new ReportIncident(
                title,
                null,
                "CARE-1",
                null,
                null,
                "Wang",
                "13900001111",
                2,
                2,
                null,
                Channel.PHONE,
                null,
                openedAt,
                reason,
                null,
                null,
                List.of());
    }

    private static ResolveIncident solution() {
        return new ResolveIncident("Restarted the relay", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30));
    }

    private IncidentView look(IncidentView incident) {
        return AGENT.get(() -> queue.find(key(incident)));
    }

    private static IncidentKey key(IncidentView incident) {
        return IncidentKey.of(incident.number());
    }
}
