package org.hengwei.processes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hengwei.processes.SomeProcesses.ADMIN;
import static org.hengwei.processes.SomeProcesses.APPROVER;
import static org.hengwei.processes.SomeProcesses.AUTHOR;
import static org.hengwei.processes.SomeProcesses.ENGINEER;
import static org.hengwei.processes.SomeProcesses.QUALITY;
import static org.hengwei.processes.SomeProcesses.REVIEWER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.people.People;
import org.hengwei.processes.SomeProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Pages and API of processes and procedures. */
@RoomTest
class ProcessPagesTests {

    private static final As SUPERVISOR = As.staff("pr-supervisor", "OM_SUPERVISOR");
    private static final String API = "/api/v1/process-definitions";

    private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase();

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Incidents incidents;

    @Autowired
    CustomerProjects projects;

    @BeforeEach
    void admit() {
        SomeProcesses.admit(people);
    }

    private ResultActions send(As who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(who.request()).with(csrf()).header("Accept-Language", "en"));
    }

    private ResultActions json(As who, AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return send(who, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    @Requirement({"R180", "R181", "R192"})
    void aProcedureGoesFromDraftToTheIncidentsPageAndThroughItsReview() throws Exception {
        var code = "TS-" + mark;
        send(
                        AUTHOR,
                        post("/processes")
                                .param("code", code)
                                .param("kind", "PROCEDURE")
                                .param("title", "Typed title"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed title")));
        send(
                        AUTHOR,
                        post("/processes")
                                .param("code", code)
                                .param("kind", "PROCEDURE")
                                .param("title", "停电排查")
                                .param("purpose", "Find it")
                                .param("steps", "Read the meter\r\nCheck the breaker")
                                .param("measures", "INC-01 XX-99")
                                .param("categories", "ENVIRONMENT_COOLING"))
                .andExpect(redirectedUrl("/processes/" + code));
        send(AUTHOR, post("/processes/" + code + "/review-round").param("reviewer", "pr-zhao"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"pr-zhao\" selected")));
        fragment("ENVIRONMENT_COOLING").andExpect(content().string(not(containsString("Read the meter"))));
        send(
                        AUTHOR,
                        post("/processes/" + code + "/review-round")
                                .param("reviewer", "pr-zhao")
                                .param("approver", "pr-lu"))
                .andExpect(redirectedUrl("/processes/" + code));
        send(REVIEWER, get("/processes/" + code))
                .andExpect(content().string(containsString("/approvals/process-definition/" + code)));
        send(REVIEWER, post("/approvals/process-definition/" + code + "/agreement"));
        send(APPROVER, post("/approvals/process-definition/" + code + "/agreement"));
        fragment("ENVIRONMENT_COOLING")
                .andExpect(content().string(containsString("<li>Check the breaker</li>")))
                .andExpect(content().string(containsString("/processes/" + code)));
        send(ENGINEER, get("/processes/" + code))
                .andExpect(content().string(containsString("href=\"/measures/INC-01\"")))
                .andExpect(content().string(not(containsString("/measures/XX-99"))));
        send(QUALITY, post("/processes/" + code + "/annual-review").param("verdict", "UPDATE"))
                .andExpect(status().isUnprocessableContent());
        send(
                        QUALITY,
                        post("/processes/" + code + "/annual-review")
                                .param("verdict", "UPDATE")
                                .param("findings", "Breaker was moved"))
                .andExpect(redirectedUrl("/processes/" + code));
        send(ENGINEER, get("/processes/" + code))
                .andExpect(content().string(containsString("Breaker was moved")))
                .andExpect(content().string(containsString("alert-warning")));
        send(ENGINEER, get("/journal/process-definition/" + code))
                .andExpect(content().string(containsString("Breaker was moved")));
        send(APPROVER, post("/processes/" + code + "/withdrawal").param("reason", "Power room closed"))
                .andExpect(redirectedUrl("/processes/" + code));
        fragment("ENVIRONMENT_COOLING").andExpect(content().string(not(containsString("Check the breaker"))));
    }

    /** From the incident's own page, along the address it fetches. */
    @Test
    @Requirement("R192")
    void theIncidentsPageShowsTheProceduresOfItsCategory() throws Exception {
        var code = "TS-I" + mark;
        var body = """
                {"code":"%s","kind":"PROCEDURE","title":"漏水排查","titleEn":"Leak","purpose":"p",
                 "steps":"Close the valve %s","categories":["ENVIRONMENT_COOLING"]}""".formatted(code, mark);
        json(AUTHOR, post(API), body).andExpect(status().isCreated());
        json(AUTHOR, post(API + "/" + code + "/review-round"), "{\"reviewer\":\"pr-zhao\",\"approver\":\"pr-lu\"}")
                .andExpect(status().isOk());
        send(REVIEWER, post("/approvals/process-definition/" + code + "/agreement"));
        send(APPROVER, post("/approvals/process-definition/" + code + "/agreement"));
        SomeProjects.delivering(projects, "PRP-" + mark);
        var number = reported("ENVIRONMENT_COOLING");
        assertThat(shown(number)).contains("Close the valve " + mark, "/processes/" + code);
        var other = reported("NETWORK");
        assertThat(shown(other)).doesNotContain("Close the valve " + mark);
        send(APPROVER, post("/processes/" + code + "/withdrawal").param("reason", "No water any more"));
        assertThat(shown(number)).doesNotContain("Close the valve " + mark);
    }

    private String reported(String category) {
        return SUPERVISOR.get(() -> {
            var number = incidents
                    .report(new ReportIncident(
                            "Water",
                            null,
                            "PRP-" + mark,
                            null,
                            null,
                            "Wang",
                            "139",
                            null,
                            null,
                            null,
                            Channel.PHONE,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of()))
                    .number();
            incidents.classify(IncidentKey.of(number), new ClassifyIncident(2, 2, category, null, null));
            return number;
        });
    }

    private String shown(String incident) throws Exception {
        var page = send(SUPERVISOR, get("/incidents/" + incident))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var address = Pattern.compile("hx-get=\"(/procedures/of[^\"]*)\"").matcher(page);
        assertThat(address.find()).isTrue();
        return send(SUPERVISOR, get(address.group(1)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    @Requirement("R181")
    void aDraftOfTheNextEditionIsDroppedByPageAndApiInBothLanguages() throws Exception {
        var code = "P-D" + mark;
        var body = """
                {"code":"%s","kind":"PROCESS","title":"外包管理","titleEn":"Outsourcing","purpose":"p","steps":"a"%s}""";
        json(AUTHOR, post(API), body.formatted(code, "")).andExpect(status().isCreated());
        json(AUTHOR, post(API + "/" + code + "/draft-drop"), "{\"reason\":\"No\"}")
                .andExpect(status().isConflict());
        json(AUTHOR, post(API + "/" + code + "/review-round"), "{\"reviewer\":\"pr-zhao\",\"approver\":\"pr-lu\"}")
                .andExpect(status().isOk());
        send(REVIEWER, post("/approvals/process-definition/" + code + "/agreement"));
        send(APPROVER, post("/approvals/process-definition/" + code + "/agreement"));
        json(AUTHOR, put(API + "/" + code), body.formatted(code, ",\"changeNote\":\"Second\""))
                .andExpect(jsonPath("$.edition").value(2))
                .andExpect(jsonPath("$.moves[*].name", hasItem("DROP")));
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get("/processes/" + code).with(AUTHOR.speaking(language).request()))
                    .andExpect(content().string(containsString("/processes/" + code + "/draft-drop")))
                    .andExpect(content().string(containsString(language.equals("en") ? "Drop the draft" : "放弃下一版草稿")));
        }
        send(AUTHOR, post("/processes/" + code + "/draft-drop")).andExpect(status().isUnprocessableContent());
        send(AUTHOR, post("/processes/" + code + "/draft-drop").param("reason", "Not wanted"))
                .andExpect(redirectedUrl("/processes/" + code));
        json(AUTHOR, put(API + "/" + code), body.formatted(code, ",\"changeNote\":\"Again\""))
                .andExpect(jsonPath("$.edition").value(2));
        json(AUTHOR, post(API + "/" + code + "/draft-drop").header("If-Match", "\"1\""), "{\"reason\":\"No\"}")
                .andExpect(status().isPreconditionFailed());
        json(AUTHOR, post(API + "/" + code + "/draft-drop"), "{\"reason\":\"Not wanted either\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_FORCE"))
                .andExpect(jsonPath("$.edition").value(1));
        send(AUTHOR, get("/journal/process-definition/" + code))
                .andExpect(content().string(containsString("Not wanted either")));
    }

    private ResultActions fragment(String category) throws Exception {
        return send(ENGINEER, get("/procedures/of").param("category", category)).andExpect(status().isOk());
    }

    @Test
    @Requirement("R192")
    void withoutAProcedureTheIncidentsPageShowsNothingAndCustomersNeverSeeOne() throws Exception {
        assertThat(fragment("ENVIRONMENT_POWER").andReturn().getResponse().getContentAsString())
                .isBlank();
        assertThat(fragment("").andReturn().getResponse().getContentAsString()).isBlank();
        mvc.perform(get("/procedures/of?category=NETWORK")
                        .with(As.contact("pr-contact", "C-000001").request()))
                .andExpect(status().is4xxClientError());
    }

    @Test
    @Requirement({"R180", "R181"})
    void theApiDoesAllThatThePagesDo() throws Exception {
        var code = "P-" + mark;
        var body = """
                {"code":"%s","kind":"PROCESS","title":"外包管理","titleEn":"Outsourcing","purpose":"p","steps":"a\\nb",
                 "measures":["QO-08"]%s}""";
        json(AUTHOR, post(API), "{\"code\":\"%s\"}".formatted(code)).andExpect(status().isUnprocessableContent());
        json(ENGINEER, post(API), body.formatted(code, "")).andExpect(status().isForbidden());
        json(AUTHOR, post(API), body.formatted(code, ""))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.owner").value("pr-wu"));
        json(AUTHOR, put(API + "/" + code).header("If-Match", "\"9\""), body.formatted(code, ""))
                .andExpect(status().isPreconditionFailed());
        json(AUTHOR, put(API + "/" + code).header("If-Match", "\"1\""), body.formatted(code, ",\"scope\":\"All\""))
                .andExpect(jsonPath("$.scope").value("All"));
        json(AUTHOR, put(API + "/" + code), body.formatted(code, ",\"document\":\"NO-SUCH-9\""))
                .andExpect(status().isUnprocessableContent());
        json(AUTHOR, post(API + "/" + code + "/annual-review"), "{\"verdict\":\"KEEP\",\"findings\":\"x\"}")
                .andExpect(status().isConflict());
        json(AUTHOR, post(API + "/" + code + "/review-round"), "{\"reviewer\":\"pr-zhao\",\"approver\":\"pr-lu\"}")
                .andExpect(jsonPath("$.state").value("IN_REVIEW"));
        send(REVIEWER, post("/approvals/process-definition/" + code + "/agreement"));
        send(APPROVER, post("/approvals/process-definition/" + code + "/agreement"));
        send(ENGINEER, get(API + "/" + code))
                .andExpect(jsonPath("$.inForce").value(1))
                .andExpect(jsonPath("$.reviewDue").value(true));
        send(ENGINEER, get(API + "?kind=PROCEDURE")).andExpect(jsonPath("$.items[*].kind", everyItem(is("PROCEDURE"))));
        send(ENGINEER, get(API + "?q=Outsourcing&limit=200")).andExpect(jsonPath("$.items[*].code", hasItem(code)));
        send(ENGINEER, get(API + "/in-force?category=NETWORK_DEVICE"))
                .andExpect(jsonPath("$.items[*].code", hasItem("TS-NETWORK")));
        send(ENGINEER, get(API + "/" + code + "/editions/1"))
                .andExpect(jsonPath("$.titleEn").value("Outsourcing"));
        json(ADMIN, put(API + "/" + code + "/owner"), "{\"login\":\"pr-sun\"}")
                .andExpect(jsonPath("$.owner").value("pr-sun"));
        json(ENGINEER, post(API + "/" + code + "/annual-review"), "{\"verdict\":\"WITHDRAW\",\"findings\":\"Done\"}")
                .andExpect(jsonPath("$.obligation").value("WITHDRAW"));
        json(APPROVER, post(API + "/" + code + "/withdrawal"), "{}").andExpect(status().isUnprocessableContent());
        json(APPROVER, post(API + "/" + code + "/withdrawal"), "{\"reason\":\"No more\"}")
                .andExpect(jsonPath("$.state").value("WITHDRAWN"))
                .andExpect(jsonPath("$.obligation").doesNotExist());
    }

    @Test
    void everyPageHasItsWordsInBothLanguages() throws Exception {
        for (var page : new String[] {
            "/processes",
            "/processes?kind=PROCEDURE",
            "/processes?unreviewed=2026",
            "/processes/new",
            "/processes/new?kind=PROCEDURE",
            "/processes/PROC-INCIDENT",
            "/processes/PROC-INCIDENT?edition=1",
            "/processes/PROC-INCIDENT/edit",
            "/processes/TS-NETWORK",
            "/procedures/of?category=NETWORK_LINE",
            "/journal/process-definition/PROC-INCIDENT"
        }) {
            for (var language : new String[] {"en", "zh-CN"}) {
                for (var role : new String[] {"ADMINISTRATOR", "QUALITY_MANAGER"}) {
                    var html = mvc.perform(get(page)
                                    .with(As.staff("pr-reader", role)
                                            .speaking(language)
                                            .request()))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8);
                    assertThat(html).as(page).doesNotContain("[processes.", "[shared.", "[people.", "processes.rule");
                }
            }
        }
    }

    @Test
    @Requirement("R180")
    void aProcessIsReadInTheReadersLanguage() throws Exception {
        send(ENGINEER.speaking("en"), get("/processes/PROC-INCIDENT"))
                .andExpect(content().string(containsString("Restore service as fast as possible")));
        send(ENGINEER, get("/processes/PROC-INCIDENT")).andExpect(content().string(containsString("尽快恢复服务")));
    }
}
