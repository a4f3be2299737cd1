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
import org.hengwei.incidents.SomeProjects;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Requests made before their agreement was entered get their clocks from their history. */
@RoomTest
class RequestRepairTests {

    private static final Instant NINE = Instant.parse("2026-03-09T01:00:00Z");
    private static final As MANAGER = As.staff("rqr-om", "OM_MANAGER", "ADMINISTRATOR");

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
    Journal journal;

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

    private RequestKey consult(String project) {
        return RequestKey.of(MANAGER.get(() -> requests.submit(SubmitRequest.of(
                        "ITEM-CONSULT", project, Map.of("kind", "ADVICE", "subject", "Export"), List.of())))
                .number());
    }

    private ResultActions call(String path, String target) throws Exception {
        return mvc.perform(post("/api/v1/request-clock-repairs" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"target\":\"%s\",\"reason\":\"Agreement was entered late\"}".formatted(target))
                .with(MANAGER.request())
                .with(csrf()));
    }

    private Instant dueAt(RequestKey key) {
        return MANAGER.get(() -> queue.find(key)).dueAt();
    }

    /** Waiting from ten to one is taken out: eight hours round the clock from nine end at eight in the evening. */
    @Test
    @Requirement("H5")
    void ofOneAndOfAProjectPreviewedThenDoneWithItsPausesAndJournaled() throws Exception {
        SomeProjects.delivering(projects, "RQR-1");
        var open = consult("RQR-1");
        var done = consult("RQR-1");
        clock.move(Duration.ofHours(1));
        MANAGER.run(() -> fulfilment.pause(open, "CUSTOMER", null));
        clock.move(Duration.ofHours(3));
        MANAGER.run(() -> fulfilment.resume(open));
        clock.move(Duration.ofHours(6));
        MANAGER.run(() -> {
            fulfilment.complete(done, null, null);
            fulfilment.fulfil(done, "Sent a manual");
        });
        var before = dueAt(open);
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("RQR-1", 2, 4, 8, 16));

        call("/preview", open.code())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value(false))
                .andExpect(jsonPath("$.changed").value(1))
                .andExpect(jsonPath("$.lines[0].before.target").value("P5D"))
                .andExpect(jsonPath("$.lines[0].after.target").value("PT8H"))
                .andExpect(jsonPath("$.lines[0].after.dueAt").value("2026-03-09T12:00:00Z"));
        assertThat(dueAt(open)).isEqualTo(before);

        call("", "RQR-1")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.looked").value(2))
                .andExpect(jsonPath("$.changed").value(2))
                .andExpect(jsonPath("$.lines[1].before.inTime").value(true))
                .andExpect(jsonPath("$.lines[1].after.inTime").value(false));
        assertThat(dueAt(open)).isEqualTo(Instant.parse("2026-03-09T12:00:00Z"));
        assertThat(MANAGER.get(() -> queue.find(open)).agreement()).isEqualTo(agreement.number());
        for (var key : List.of(open, done)) {
            assertThat(MANAGER.get(() -> journal.entries(new Subject("request", key.code()), null, 50))
                            .items())
                    .anySatisfy(entry -> {
                        assertThat(entry.word()).isEqualTo("requests.ClocksRepaired");
                        assertThat(entry.details())
                                .containsEntry("reason", "Agreement was entered late")
                                .containsEntry("targetBefore", "P5D")
                                .containsEntry("target", "PT8H");
                    });
        }
        call("", "RQR-1").andExpect(jsonPath("$.changed").value(0));
    }

    @Test
    @Requirement("H5")
    void thePageRefusesWithWhatWasTypedAndShowsBeforeAndAfterInBothLanguages() throws Exception {
        SomeProjects.delivering(projects, "RQR-2");
        var key = consult("RQR-2");
        SomeAgreements.inForce(agreements, SomeAgreements.withRequests("RQR-2", 2, 4, 8, 16));
        mvc.perform(post("/requests/repair")
                        .param("act", "do")
                        .param("target", key.code())
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"" + key.code())));
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get("/requests/repair").with(MANAGER.speaking(language).request()))
                    .andExpect(status().isOk());
            mvc.perform(post("/requests/repair")
                            .param("act", "preview")
                            .param("target", key.code())
                            .with(MANAGER.speaking(language).request())
                            .with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("SLA-")));
        }
        mvc.perform(get("/requests/repair")
                        .with(As.staff("rqr-agent", "DESK_AGENT").request()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/request-clock-repairs")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"target\":\"" + key.code() + "\",\"reason\":\"No right\"}")
                        .with(As.staff("rqr-agent", "DESK_AGENT").request())
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }
}
