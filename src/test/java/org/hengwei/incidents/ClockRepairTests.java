package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** A native incident reported before its agreement was entered gets its clocks from its history. */
@RoomTest
class ClockRepairTests {

    private static final As MANAGER = As.staff("repair-om", "OM_MANAGER", "ADMINISTRATOR");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Journal journal;

    @Autowired
    MockMvc mvc;

    private String report(String project) {
        SomeProjects.delivering(projects, project);
        return MANAGER.get(() -> incidents.report(new ReportIncident(
                        "Line down",
                        null,
                        project,
                        null,
                        null,
                        "Wang",
                        "139",
                        1,
                        1,
                        null,
                        Channel.PHONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of())))
                .number();
    }

    @Test
    @Requirement("H5")
    void previewedThenDoneAndJournaled() throws Exception {
        var number = report("REP-1");
        var key = IncidentKey.of(number);
        assertThat(MANAGER.get(() -> queue.find(key)).resolution().state()).isEqualTo(ClockState.NO_AGREEMENT);
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("REP-1"));
        var body = "{\"target\":\"%s\",\"reason\":\"Agreement was entered late\"}".formatted(number);
        mvc.perform(post("/api/v1/clock-repairs/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.changed").value(1))
                .andExpect(jsonPath("$.lines[0].after.resolution").value("RUNNING"));
        assertThat(MANAGER.get(() -> queue.find(key)).resolution().state()).isEqualTo(ClockState.NO_AGREEMENT);
        mvc.perform(post("/api/v1/clock-repairs")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value(true));
        var repaired = MANAGER.get(() -> queue.find(key));
        assertThat(repaired.resolution().dueAt()).isEqualTo(repaired.openedAt().plusSeconds(4 * 3600));
        assertThat(MANAGER.get(() -> journal.entries(new Subject("incident", number), null, 20))
                        .items())
                .anySatisfy(entry -> {
                    assertThat(entry.word()).isEqualTo("incidents.ClocksRepaired");
                    assertThat(entry.details()).containsEntry("reason", "Agreement was entered late");
                });
        assertThat(MANAGER.get(() -> incidents.accept(key)).response().state()).isEqualTo(ClockState.MET);
    }

    @Test
    void thePageRefusesWithWhatWasTypedAndShowsBeforeAndAfterInBothLanguages() throws Exception {
        var number = report("REP-2");
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("REP-2"));
        mvc.perform(post("/incidents/repair")
                        .param("act", "do")
                        .param("target", number)
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"" + number)));
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get("/incidents/repair").with(MANAGER.speaking(language).request()))
                    .andExpect(status().isOk());
            mvc.perform(post("/incidents/repair")
                            .param("act", "preview")
                            .param("target", number)
                            .with(MANAGER.speaking(language).request())
                            .with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("SLA-")));
        }
        mvc.perform(get("/incidents/repair")
                        .with(As.staff("rep-agent", "DESK_AGENT").request()))
                .andExpect(status().isForbidden());
    }
}
