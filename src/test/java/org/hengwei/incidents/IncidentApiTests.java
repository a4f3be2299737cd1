package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The whole life over the API, as another program lives it. */
@RoomTest
class IncidentApiTests {

    private static final As AGENT = As.staff("api-agent", "DESK_AGENT").speaking("en");
    private static final As LI =
            As.staff("api-li", "FIRST_LINE").onProjects("API-1").speaking("en");

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects) {
        SomeProjects.delivering(projects, "API-1", "API-2", "API-PAGES");
    }

    @Test
    @Requirement({"R182", "R183", "R191", "H1"})
    void aReportIsMadeReadAndListed() throws Exception {
        var number = report("""
                {"title":"Printer on floor 3 is jammed","project":"API-1","impact":3,"urgency":2,
                 "requesterName":"Wang","requesterPhone":"13800000001","channel":"PHONE"}""");
        send(AGENT, get("/api/v1/incidents/" + number))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.status").value("NEW"))
                .andExpect(jsonPath("$.priority").value("P2"))
                .andExpect(jsonPath("$.response.state").exists())
                .andExpect(jsonPath("$.resolution.pausedFor").value("PT0S"))
                .andExpect(jsonPath("$.pauses").isEmpty())
                .andExpect(jsonPath("$.moves[*].name", hasItem("ASSIGNMENT")))
                .andExpect(jsonPath("$.moves[*].name", not(hasItem("CLOSURE"))));
        send(AGENT, get("/api/v1/incidents?status=OPEN&project=API-1&sort=-openedAt&q=jammed&withTotal=true"))
                .andExpect(jsonPath("$.items[*].number", hasItem(number)))
                .andExpect(jsonPath("$.total").exists());
        send(AGENT, get("/api/v1/incidents/" + number + "/journal"))
                .andExpect(jsonPath("$.items[0].entry.word").value("incidents.Reported"))
                .andExpect(jsonPath("$.items[0].text", containsString("Printer on floor 3")));
    }

    @Test
    @Requirement({"H1", "H3", "R185"})
    void itLivesThroughEveryMove() throws Exception {
        var number = report("{\"title\":\"VPN down\",\"project\":\"API-1\"}");
        move(AGENT, number, "assignment", "{\"tier\":\"L1\"}").andExpect(status().isConflict());
        move(AGENT, number, "classification", "{\"impact\":1,\"urgency\":1}")
                .andExpect(jsonPath("$.priority").value("P1"));
        move(AGENT, number, "assignment", "{\"tier\":\"L1\"}")
                .andExpect(jsonPath("$.status").value("ASSIGNED"))
                .andExpect(jsonPath("$.response.metAt").exists());
        move(LI, number, "acceptance", "{}").andExpect(jsonPath("$.assignee").value("api-li"));
        move(LI, number, "pause", "{}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        move(LI, number, "pause", "{\"reason\":\"CUSTOMER\",\"note\":\"Waits for a window\"}")
                .andExpect(jsonPath("$.status").value("PAUSED"))
                .andExpect(jsonPath("$.pauses", hasSize(1)));
        move(LI, number, "resumption", null).andExpect(jsonPath("$.status").value("IN_PROGRESS"));
        move(LI, number, "escalation", "{\"kind\":\"FUNCTIONAL\",\"reason\":\"Firmware\"}")
                .andExpect(jsonPath("$.tier").value("L2"));
        move(LI, number, "acceptance", null).andExpect(status().isOk());
        move(LI, number, "resolution", "{\"solution\":\"\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors", hasSize(4)));
        move(LI, number, "resolution", """
                {"solution":"New firmware","closureCode":"SOLVED","cause":"SOFTWARE_DEFECT","workTime":"PT45M"}""")
                .andExpect(jsonPath("$.status").value("RESOLVED"))
                .andExpect(jsonPath("$.resolutions[0].workTime").value("PT45M"));
        move(AGENT, number, "closure", null).andExpect(status().isConflict());
        move(AGENT, number, "reopening", "{\"reason\":\"Down again\"}")
                .andExpect(jsonPath("$.status").value("IN_PROGRESS"))
                .andExpect(jsonPath("$.reopenCount").value(1))
                .andExpect(jsonPath("$.resolutions[0].voidedAt").exists());
    }

    @Test
    void aStaleChangeIsRefused() throws Exception {
        var number = report("{\"title\":\"Disk full\",\"project\":\"API-1\",\"impact\":2,\"urgency\":2}");
        send(AGENT, post("/api/v1/incidents/" + number + "/acceptance").header("If-Match", "\"9\""))
                .andExpect(status().isPreconditionFailed());
        send(AGENT, post("/api/v1/incidents/" + number + "/acceptance").header("If-Match", "\"1\""))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
    }

    @Test
    void badInputIsNamedFieldByField() throws Exception {
        create(AGENT, "{\"title\":\" \",\"impact\":7,\"urgency\":1}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("title")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("project")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("impact")));
        send(AGENT, get("/api/v1/incidents?sort=colour")).andExpect(status().isUnprocessableContent());
        send(AGENT, get("/api/v1/incidents/INC-999999999")).andExpect(status().isNotFound());
    }

    @Test
    @Requirement("H16")
    void aCustomerSeesHisOwnOnly() throws Exception {
        var number = report("{\"title\":\"Secret\",\"project\":\"API-2\",\"impact\":2,\"urgency\":2}");
        var other = As.contact("api-stranger", "C-999999");
        send(other, get("/api/v1/incidents/" + number)).andExpect(status().isNotFound());
        send(other, get("/api/v1/incidents/" + number + "/journal")).andExpect(status().isNotFound());
        move(other, number, "acceptance", null).andExpect(status().isNotFound());
        send(other, get("/api/v1/incidents")).andExpect(jsonPath("$.items").isEmpty());
        var li = As.staff("api-other", "FIRST_LINE").onProjects("API-1");
        send(li, get("/api/v1/incidents/" + number)).andExpect(status().isNotFound());
    }

    @Test
    void theSameNumberOfTheSameSourceIsRecordedOnce() throws Exception {
        var body = "{\"title\":\"Alert\",\"project\":\"API-1\",\"source\":\"zabbix\",\"externalId\":\"E-77\"}";
        report(body);
        create(AGENT, body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("externalId"));
    }

    @Test
    void listsGoOnByCursor() throws Exception {
        for (var i = 0; i < 5; i++) {
            report("{\"title\":\"Row %d\",\"project\":\"API-PAGES\",\"impact\":%d,\"urgency\":2}"
                    .formatted(i, i % 4 + 1));
        }
        for (var sort : new String[] {"-openedAt", "openedAt", "dueAt", "priority"}) {
            var seen = new java.util.LinkedHashSet<String>();
            var cursor = "";
            do {
                var body = send(AGENT, get("/api/v1/incidents?project=API-PAGES&limit=2&sort=" + sort + cursor))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                seen.addAll(JsonPath.<java.util.List<String>>read(body, "$.items[*].number"));
                cursor = body.contains("nextCursor") ? "&cursor=" + JsonPath.read(body, "$.nextCursor") : "";
            } while (!cursor.isEmpty());
            assertThat(seen).as(sort).hasSize(5);
        }
    }

    private String report(String body) throws Exception {
        var answer = create(AGENT, body)
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.number");
    }

    private ResultActions create(As as, String body) throws Exception {
        return send(
                as,
                post("/api/v1/incidents")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private ResultActions move(As as, String number, String noun, String body) throws Exception {
        var request = post("/api/v1/incidents/" + number + "/" + noun).contentType(MediaType.APPLICATION_JSON);
        return send(as, body == null ? request : request.content(body));
    }

    private ResultActions send(As as, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(
                request.header("Accept-Language", "en").with(as.request()).with(csrf()));
    }
}
