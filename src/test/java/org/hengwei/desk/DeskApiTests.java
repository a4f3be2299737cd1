package org.hengwei.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.hamcrest.Matchers;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The desk as its pages and other programs use it. */
@RoomTest
class DeskApiTests {

    private static final As AGENT = As.staff("deskapi-agent", "DESK_AGENT").speaking("en");
    private static final As SUPERVISOR =
            As.staff("deskapi-sup", "OM_SUPERVISOR").speaking("en");

    @Autowired
    MockMvc mvc;

    @Autowired
    MovableClock clock;

    @BeforeAll
    static void company(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "DA-1");
        As.staff("deskapi-admin", "ADMINISTRATOR")
                .run(() -> people.admit(
                        AdmitPerson.staff("deskapi-li", "Li", java.util.List.of("DESK_AGENT"), java.util.List.of())));
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R183", "R186"})
    void aContactIsTakenAndRecordedOverTheApi() throws Exception {
        var number = read(
                send(AGENT, post("/api/v1/desk/contacts"), """
                        {"channel":"PHONE","callerName":"Sun","callerPhone":"13811112222","project":"DA-1","summary":"Slow network"}""")
                        .andExpect(status().isCreated())
                        .andExpect(header().exists("Location"))
                        .andExpect(jsonPath("$.state").value("RECEIVED"))
                        .andExpect(jsonPath("$.moves[*].name", hasItem("OUTCOME"))),
                "$.number");
        send(
                        AGENT,
                        post("/api/v1/desk/contacts/" + number + "/outcome").header("If-Match", "\"7\""),
                        "{\"kind\":\"INCIDENT\"}")
                .andExpect(status().isPreconditionFailed());
        send(
                        AGENT,
                        post("/api/v1/desk/contacts/" + number + "/outcome"),
                        "{\"kind\":\"INCIDENT\",\"impact\":3,\"urgency\":3}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("LOGGED"))
                .andExpect(jsonPath("$.ticket", containsString("INC-")))
                .andExpect(jsonPath("$.moves").isEmpty());
        send(AGENT, get("/api/v1/desk/contacts?q=Slow&project=DA-1&withTotal=true"), null)
                .andExpect(jsonPath("$.items[*].number", hasItem(number)))
                .andExpect(jsonPath("$.total").exists());
        send(AGENT, get("/api/v1/desk/caller?phone=13811112222"), null)
                .andExpect(jsonPath("$.project").value("DA-1"))
                .andExpect(jsonPath("$.tickets[*].title", hasItem("Slow network")));
        send(AGENT, post("/api/v1/desk/contacts"), "{\"outcome\":{\"kind\":\"CONSULTATION\"}}")
                .andExpect(status().isUnprocessableContent());
        send(As.contact("deskapi-customer", "C-1"), get("/api/v1/desk/contacts"), null)
                .andExpect(status().isForbidden());
    }

    @Test
    @Requirement("R127")
    void theDesksMetricsAreLive() throws Exception {
        clock.stop(java.time.Instant.parse("2033-05-10T02:00:00Z"));
        for (var answered : new boolean[] {true, true, true, false}) {
            send(AGENT, post("/api/v1/desk/contacts"), """
                    {"channel":"PHONE","answered":%s,"callerPhone":"13811113333","project":"DA-1",
                     "receivedAt":"2033-05-10T01:50:00Z","endedAt":"2033-05-10T01:54:00Z","summary":"A call"%s}""".formatted(
                                    answered, answered ? ",\"outcome\":{\"kind\":\"INCIDENT\"}" : ""))
                    .andExpect(status().isCreated());
        }
        send(AGENT, post("/api/v1/desk/contacts"), "{\"channel\":\"EMAIL\",\"summary\":\"Not yet recorded\"}")
                .andExpect(status().isCreated());
        metric("DSK-01")
                .andExpect(jsonPath("$.numerator").value(3))
                .andExpect(jsonPath("$.denominator").value(4));
        metric("DSK-02")
                .andExpect(jsonPath("$.numerator").value(1))
                .andExpect(jsonPath("$.attained").value(false));
        metric("DSK-03")
                .andExpect(jsonPath("$.numerator").value(3))
                .andExpect(jsonPath("$.denominator").value(4));
        metric("DSK-07").andExpect(jsonPath("$.value").value(4.0));
    }

    private ResultActions metric(String code) throws Exception {
        return send(
                        As.staff("deskapi-qm", "QUALITY_MANAGER"),
                        get("/api/v1/metrics/" + code + "?scope=COMPANY&period=2033-05"),
                        null)
                .andExpect(status().isOk());
    }

    @Test
    @Requirement("R184")
    void rosterAndHotlinesOverTheApi() throws Exception {
        var id = read(
                send(SUPERVISOR, post("/api/v1/desk/roster"), """
                        {"post":"DESK","login":"deskapi-li","day":"2032-06-07","from":"08:30","to":"17:30","until":"2032-06-11"}""")
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$", Matchers.hasSize(5))),
                "$[0].id");
        send(AGENT, get("/api/v1/desk/on-duty?at=2032-06-08T02:00:00Z"), null)
                .andExpect(jsonPath("$.items[*].login", hasItem("deskapi-li")));
        send(AGENT, get("/api/v1/desk/roster?from=2032-06-07&until=2032-06-07"), null)
                .andExpect(jsonPath("$.items", Matchers.hasSize(1)))
                .andExpect(jsonPath("$.gaps", Matchers.hasSize(2)));
        send(SUPERVISOR, post("/api/v1/desk/roster/" + id + "/removal"), "{}")
                .andExpect(status().isUnprocessableContent());
        send(SUPERVISOR, post("/api/v1/desk/roster/" + id + "/removal"), "{\"reason\":\"Leave\"}")
                .andExpect(status().isNoContent());
        var line = read(
                send(SUPERVISOR, post("/api/v1/desk/hotlines"), "{\"number\":\"400-111-2222\",\"label\":\"Night\"}")
                        .andExpect(status().isCreated()),
                "$.id");
        send(SUPERVISOR, put("/api/v1/desk/hotlines/" + line), "{\"number\":\"none\",\"label\":\"Night\"}")
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    @Requirement("R182")
    void anAgentWorksByTheForms() throws Exception {
        mvc.perform(post("/desk/contacts")
                        .param("channel", "PHONE")
                        .param("kind", "INCIDENT")
                        .param("callerPhone", "13811114444")
                        .param("title", "kept-title")
                        .with(AGENT.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("kept-title")))
                .andExpect(content().string(containsString("13811114444")));
        mvc.perform(post("/desk/contacts")
                        .param("channel", "PHONE")
                        .param("kind", "INCIDENT")
                        .param("startedAt", clock.instant().toString())
                        .param("callerPhone", "13811114444")
                        .param("project", "DA-1")
                        .param("title", "Screen is dark")
                        .with(AGENT.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", Matchers.startsWith("/incidents/INC-")));
        mvc.perform(post("/desk/contacts")
                        .param("channel", "PHONE")
                        .param("kind", "MISSED")
                        .param("callerPhone", "13811115555")
                        .with(AGENT.request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/desk"));
        mvc.perform(post("/desk/roster")
                        .param("post", "L1")
                        .param("login", "deskapi-li")
                        .param("day", "2034-01-02")
                        .param("until", "2034-01-06")
                        .param("from", "08:30")
                        .param("to", "17:30")
                        .param("weekdays", "MONDAY")
                        .with(SUPERVISOR.request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/desk/roster?day=2034-01-02"));
    }

    @Test
    @Requirement("H21")
    void thePagesShow() throws Exception {
        var waiting = taken("{\"channel\":\"VISIT\",\"callerName\":\"He\",\"summary\":\"At the counter\"}");
        var missed = taken("{\"channel\":\"PHONE\",\"answered\":false,\"callerPhone\":\"13811116666\"}");
        var logged = taken("""
                {"channel":"WECHAT","project":"DA-1","summary":"Thanks","outcome":{"kind":"PRAISE","praised":"deskapi-li"}}""");
        for (var path : new String[] {
            "/desk",
            "/desk?view=missed&q=13811116666",
            "/desk/contacts/new",
            "/desk/contacts/new?kind=MISSED",
            "/desk/caller?callerPhone=13811112222",
            "/desk/contacts/" + waiting,
            "/desk/contacts/" + missed,
            "/desk/contacts/" + logged,
            "/desk/contacts/about/INC-000001",
            "/desk/roster?day=2032-06-08"
        }) {
            for (var language : new String[] {"zh-CN", "en"}) {
                var page = mvc.perform(get(path).with(SUPERVISOR.request()).header("Accept-Language", language))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).as(path).doesNotContain("[desk.").doesNotContain("[incidents.");
            }
        }
    }

    /** Every key a desk page listens to is told in its help dialog, and none that does nothing. */
    @Test
    @Requirement("R183")
    void theHelpTellsTheKeysOfThePage() throws Exception {
        var contact = taken("{\"channel\":\"VISIT\",\"callerName\":\"He\",\"summary\":\"At the counter\"}");
        for (var path : new String[] {"/desk", "/desk/contacts/new", "/desk/contacts/" + contact, "/incidents"}) {
            var page = mvc.perform(get(path).with(SUPERVISOR.speaking("en").request()))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            var help = page.substring(page.indexOf("<dialog"), page.indexOf("</dialog>"));
            java.util.regex.Pattern.compile("data-key=\"([a-z])\"")
                    .matcher(page)
                    .results()
                    .forEach(key -> assertThat(help).as(path).contains("<kbd>" + key.group(1) + "</kbd>"));
            assertThat(help.contains("Ctrl Enter")).as(path).isEqualTo(path.contains("contacts/"));
            assertThat(help.contains("Duty roster")).as(path).isEqualTo(path.equals("/desk"));
        }
    }

    @Test
    @Requirement("R183")
    void theOpenRequestsOfARecognisedCallerAreShown() throws Exception {
        var asked = taken("""
                {"channel":"PHONE","callerName":"Qian","callerPhone":"13811117777","project":"DA-1","summary":"A second key",
                 "outcome":{"kind":"REQUEST","title":"A second key"}}""");
        var number = read(send(AGENT, get("/api/v1/desk/contacts/" + asked), null), "$.ticket");
        send(AGENT, get("/api/v1/desk/caller?phone=13811117777"), null)
                .andExpect(jsonPath("$.requests[*].number", org.hamcrest.Matchers.hasItem(number)));
        mvc.perform(get("/desk/caller?callerPhone=13811117777").with(AGENT.request()))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("/requests/" + number)));
    }

    private String taken(String body) throws Exception {
        return read(send(AGENT, post("/api/v1/desk/contacts"), body).andExpect(status().isCreated()), "$.number");
    }

    private ResultActions send(As as, MockHttpServletRequestBuilder request, String body) throws Exception {
        var prepared = request.with(as.request()).with(csrf());
        return mvc.perform(
                body == null
                        ? prepared
                        : prepared.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static String read(ResultActions answer, String path) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8), path)
                .toString();
    }
}
