package org.hengwei.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Map;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** What is promised by service, priority and type of ticket. */
@RoomTest
class TargetsByTypeTests {

    private static final Instant JUNE = Instant.parse("2026-06-15T02:00:00Z");

    @Autowired
    Agreements agreements;

    @Autowired
    AgreementBook book;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects) {
        SomeAgreements.projects(projects, "TT-1", "TT-2", "TT-3", "TT-4", "TT-5");
    }

    @Test
    @Requirement({"R177", "R178", "H9"})
    void incidentsAndRequestsHaveTargetsOfTheirOwn() {
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("TT-1", 2, 4, 8, 16));
        var request = agreements
                .levelFor(TicketType.REQUEST, "TT-1", null, "P2", JUNE)
                .orElseThrow();
        assertThat(request.resolution()).isEqualTo(Target.parse("PT4H"));
        assertThat(request.response()).isNull();
        assertThat(request.agreement()).isEqualTo(agreement.number());
        assertThat(agreements
                        .levelFor(TicketType.REQUEST, "TT-1", null, null, JUNE)
                        .orElseThrow()
                        .resolution())
                .as("P3 while nobody has said how urgent it is")
                .isEqualTo(Target.parse("PT8H"));
        assertThat(agreements.levelFor("TT-1", null, "P2", JUNE).orElseThrow().resolution())
                .isEqualTo(Target.parse("PT24H"));
    }

    @Test
    @Requirement({"R177", "H9"})
    void anAgreementThatPromisesNothingForRequestsLeavesThemToOthers() {
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("TT-2"));
        assertThat(agreements.levelFor(TicketType.REQUEST, "TT-2", null, "P1", JUNE))
                .isEmpty();
        assertThat(agreements.levelFor("TT-2", null, "P1", JUNE)).isPresent();
    }

    @Test
    void halfATableOfTargetsIsRefusedLineByLine() {
        var draft = SomeAgreements.forProject("TT-3")
                .promising(Map.of(
                        TicketType.REQUEST,
                        Map.of("P1", new TargetTexts(null, "soon"), "P2", new TargetTexts(null, "PT8H"))));
        SomeAgreements.manager()
                .run(() -> assertThatThrownBy(() -> agreements.draft(draft))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problems())
                                        .extracting(Refused.Problem::field)
                                        .containsExactlyInAnyOrder(
                                                "targetsByType.REQUEST.P1.resolution",
                                                "targetsByType.REQUEST.P3.resolution",
                                                "targetsByType.REQUEST.P4.resolution")));
    }

    @Test
    @Requirement("R177")
    void theApiTakesAndTellsThemAndOldCallersSeeIncidents() throws Exception {
        var lin = SomeAgreements.manager().request();
        var made = mvc.perform(post("/api/v1/agreements")
                        .with(lin)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"name": "Both", "projects": ["TT-4"], "validFrom": "2020-01-01", "validUntil": "2099-12-31",
                                 "targetsByType": {"REQUEST": {"P1": {"resolution": "PT4H"}, "P2": {"resolution": "P1D"},
                                                               "P3": {"resolution": "P3D"}, "P4": {"resolution": "P5D"}}}}
                                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.targets.P1.response").value("PT15M"))
                .andExpect(jsonPath("$.targetsByType.INCIDENT.P1.response").value("PT15M"))
                .andExpect(jsonPath("$.targetsByType.REQUEST.P2.resolution").value("P1D"))
                .andReturn();
        mvc.perform(post(made.getResponse().getHeader("Location") + "/commencement")
                        .with(lin)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"signedOn\": \"2020-01-01\", \"signatory\": \"Wang\"}"))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/agreements/level?project=TT-4&priority=P2").with(lin))
                .andExpect(jsonPath("$.type").value("INCIDENT"))
                .andExpect(jsonPath("$.resolution").value("PT24H"));
        mvc.perform(get("/api/v1/agreements/level?project=TT-4&priority=P2&type=REQUEST")
                        .with(lin))
                .andExpect(jsonPath("$.resolution").value("P1D"));
    }

    @Test
    @Requirement("R177")
    void thePagesShowBothTables() throws Exception {
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("TT-5", 2, 4, 8, 16));
        for (var language : new String[] {"zh-CN", "en"}) {
            var lin = SomeAgreements.manager().speaking(language).request();
            for (var page : new String[] {
                "/agreements/" + agreement.number(),
                "/agreements/" + agreement.number() + "/draft",
                "/agreements/level?project=TT-5&priority=P1&type=REQUEST"
            }) {
                mvc.perform(get(page).with(lin))
                        .andExpect(status().isOk())
                        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("[agreements."))));
            }
            mvc.perform(get("/agreements/" + agreement.number() + "/draft").with(lin))
                    .andExpect(content().string(containsString("name=\"targetsByType.REQUEST.P2.resolution\"")))
                    .andExpect(content().string(containsString("value=\"PT16H\"")));
        }
    }
}
