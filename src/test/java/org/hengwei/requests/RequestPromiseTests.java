package org.hengwei.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
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
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Until when a request is promised, and by what. */
@RoomTest
class RequestPromiseTests {

    private static final Instant NINE = Instant.parse("2026-03-09T01:00:00Z");
    private static final As DESK = As.staff("rqs-desk", "OM_SUPERVISOR");

    @Autowired
    Requests requests;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    RequestQueue queue;

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Deadlines deadlines;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void nine() {
        clock.stop(NINE);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private RequestView consult(String project) {
        return DESK.get(() -> requests.submit(
                SubmitRequest.of("ITEM-CONSULT", project, Map.of("kind", "ADVICE", "subject", "Export"), List.of())));
    }

    @Test
    @Requirement({"R177", "R178", "H9"})
    void anAgreementInForceDecidesTheDueTimeElseTheItem() {
        SomeProjects.delivering(projects, "RQS-1", "RQS-2");
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("RQS-1", 2, 4, 8, 16));
        var promised = consult("RQS-1");
        assertThat(promised.agreement()).isEqualTo(agreement.number());
        assertThat(promised.agreementEdition()).isEqualTo(1);
        assertThat(promised.dueAt()).isEqualTo(NINE.plus(Duration.ofHours(8)));
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("RQS-2"));
        var own = consult("RQS-2");
        assertThat(own.agreement()).as("promises for incidents only").isNull();
        assertThat(own.target()).isEqualTo("P5D");
        assertThat(own.dueAt()).isEqualTo(Instant.parse("2026-03-16T01:00:00Z"));
    }

    @Test
    @Requirement({"R177", "H5"})
    void thePriorityDecidesThePromiseFromWhenTheClockStarted() throws Exception {
        SomeProjects.delivering(projects, "RQS-3");
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("RQS-3", 2, 4, 8, 16));
        var asked = consult("RQS-3");
        clock.move(Duration.ofHours(1));
        mvc.perform(post("/api/v1/requests/" + asked.number() + "/priority")
                        .with(DESK.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"priority\": \"P9\", \"reason\": \"Minister asks\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("priority"));
        mvc.perform(post("/api/v1/requests/" + asked.number() + "/priority")
                        .with(DESK.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"priority\": \"P1\", \"reason\": \"Minister asks\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.priority").value("P1"))
                .andExpect(jsonPath("$.dueAt").value("2026-03-09T03:00:00Z"));
        assertThat(deadlines.explain(new Subject("request", asked.number())))
                .singleElement()
                .satisfies(kept -> assertThat(kept.earlier()).singleElement().satisfies(earlier -> {
                    assertThat(earlier.target()).hasToString("PT8H");
                    assertThat(earlier.reason()).isEqualTo("Minister asks");
                }));
        for (var language : new String[] {"zh-CN", "en"}) {
            mvc.perform(get("/requests/" + asked.number())
                            .with(DESK.speaking(language).request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(agreement.number())))
                    .andExpect(content()
                            .string(containsString(
                                    language.equals("en") ? "by " + agreement.number() + ", edition 1" : "第 1 版")));
        }
    }
}
