package org.hengwei.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.SomeProjects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Alerts as monitoring systems deliver them: many at once, again and again, in any order. */
@RoomTest
class AlertsTests {

    private static final As MANAGER = As.staff("intake-om", "OM_MANAGER").speaking("en");
    private static final As AGENT = As.staff("intake-agent", "DESK_AGENT").speaking("en");

    @Autowired
    MockMvc mvc;

    @Autowired
    AlertSources sources;

    @Autowired
    Alerts alerts;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    MovableClock clock;

    @BeforeAll
    static void company(@Autowired CustomerProjects projects) {
        SomeProjects.delivering(projects, "IA-1", "IA-2");
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private record Source(long id, String token) {}

    private Source source(String name, AlertSourceKind kind) {
        return MANAGER.get(() -> {
            var made = sources.addSource(new PutAlertSource(name, kind, true, null));
            return new Source(made.id(), sources.makeToken(made.id()));
        });
    }

    private AlertRuleView rule(Source source, int position, String matchers, String project, int minutes) {
        return MANAGER.get(() -> sources.addRule(new PutAlertRule(
                source.id(),
                position,
                "Rule " + position,
                matchers,
                project,
                null,
                null,
                2,
                2,
                "host",
                minutes,
                true)));
    }

    private static String generic(String fingerprint, String status, String startsAt, String severity) {
        return """
                {"fingerprint":"%s","status":"%s","startsAt":"%s","title":"Trouble %s","severity":"%s",
                 "labels":{"host":"srv-%s"}}""".formatted(fingerprint, status, startsAt, fingerprint, severity, fingerprint);
    }

    private ResultActions deliver(String kind, String token, String body) throws Exception {
        return mvc.perform(post("/api/v1/intake/" + kind)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions generic(Source source, String... alerts) throws Exception {
        return deliver("generic", source.token(), "[" + String.join(",", alerts) + "]");
    }

    private static String read(ResultActions answer, String path) throws Exception {
        var text = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        return String.valueOf(JsonPath.<Object>read(text, path));
    }

    private IncidentView incident(String number) {
        return AGENT.get(() -> queue.find(IncidentKey.of(number)));
    }

    private List<AlertView> of(String incident) {
        return AGENT.get(() -> alerts.list(null, incident, null, 200).items());
    }

    @Test
    @Requirement("R183")
    void anAlertBecomesAnIncidentByTheFirstRuleThatHolds() throws Exception {
        var source = source("First match", AlertSourceKind.GENERIC);
        rule(source, 20, "", "IA-2", 10);
        rule(source, 10, "severity=~crit.*\nhost!=srv-none", "IA-1", 10);
        var began = "2026-03-02T09:00:00+08:00";
        var first = read(generic(source, generic("a", "firing", began, "critical")), "$.incidents[0]");
        var second = read(generic(source, generic("b", "firing", began, "minor")), "$.incidents[0]");

        assertThat(incident(first).project()).isEqualTo("IA-1");
        assertThat(incident(first).configurationItems()).containsExactly("srv-a");
        assertThat(incident(first).priority()).isNotNull();
        assertThat(incident(first).occurredAt()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(incident(second).project()).isEqualTo("IA-2");
    }

    @Test
    void repeatedDeliveriesChangeNothing() throws Exception {
        var source = source("Repeats", AlertSourceKind.ALERTMANAGER);
        rule(source, 1, "", "IA-1", 0);
        var body = """
                {"version":"4","status":"firing","alerts":[
                  {"status":"firing","labels":{"alertname":"Down","instance":"db1","severity":"page"},
                   "annotations":{"summary":"db1 is down"},"startsAt":"2026-03-02T01:00:00Z",
                   "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p/1","fingerprint":"f1"}]}""";
        var first = read(deliver("alertmanager", source.token(), body).andExpect(status().isOk()), "$.incidents[0]");
        var version = incident(first).version();
        deliver("alertmanager", source.token(), body).andExpect(jsonPath("$.incidents", hasSize(1)));
        var again = deliver("alertmanager", source.token(), body);

        assertThat(read(again, "$.incidents[0]")).isEqualTo(first);
        assertThat(incident(first).version()).isEqualTo(version);
        assertThat(incident(first).title()).isEqualTo("db1 is down");
        assertThat(of(first)).singleElement().satisfies(alert -> {
            assertThat(alert.heard()).isEqualTo(3);
            assertThat(alert.endsAt()).isNull();
        });
    }

    @Test
    void aStormBecomesOneIncidentUntilItsWindowEnds() throws Exception {
        clock.stop(Instant.parse("2026-03-02T02:00:00Z"));
        var source = source("Storm", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 10);
        var one = read(generic(source, generic("s1", "firing", "2026-03-02T01:59:00Z", "x")), "$.incidents[0]");
        clock.stop(Instant.parse("2026-03-02T02:09:00Z"));
        generic(
                        source,
                        generic("s2", "firing", "2026-03-02T02:08:00Z", "x"),
                        generic("s3", "firing", "2026-03-02T02:08:00Z", "x"))
                .andExpect(jsonPath("$.incidents", hasSize(1)))
                .andExpect(jsonPath("$.incidents[0]").value(one));
        clock.stop(Instant.parse("2026-03-02T02:20:00Z"));
        var other = read(generic(source, generic("s4", "firing", "2026-03-02T02:19:00Z", "x")), "$.incidents[0]");

        assertThat(of(one))
                .hasSize(3)
                .allSatisfy(alert -> assertThat(alert.gathered()).isEqualTo(3));
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    @Requirement("R195")
    void recoveryResolvesWhatNobodyAccepted() throws Exception {
        clock.stop(Instant.parse("2026-03-03T02:00:00Z"));
        var source = source("Recovery", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 10);
        var began = "2026-03-03T01:59:00Z";
        var number = read(
                generic(source, generic("r1", "firing", began, "x"), generic("r2", "firing", began, "x")),
                "$.incidents[0]");
        clock.stop(Instant.parse("2026-03-03T02:04:00Z"));
        generic(source, generic("r1", "resolved", began, "x"));
        assertThat(incident(number).status()).isEqualTo(IncidentStatus.NEW);
        generic(source, generic("r2", "resolved", began, "x"));

        var after = incident(number);
        assertThat(after.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(after.assignee()).isNull();
        assertThat(after.resolvedAt()).isEqualTo(clock.instant());
        assertThat(after.resolutions()).singleElement().satisfies(resolution -> {
            assertThat(resolution.closureCode()).isEqualTo("RECOVERED");
            assertThat(resolution.firstCall()).isFalse();
        });
        generic(source, generic("r2", "resolved", began, "x"), generic("r1", "firing", began, "x"));
        assertThat(incident(number).version()).isEqualTo(after.version());
    }

    @Test
    @Requirement("R195")
    void aSourceMaySayThatRecoveryIsOnlyNoted() throws Exception {
        var source = source("Only noted", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 10);
        send(put("/api/v1/intake/sources/" + source.id()), "{\"name\":\"Only noted\",\"recoveryResolves\":false}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recoveryResolves").value(false));
        var began = "2026-03-02T01:59:00Z";
        var number = read(generic(source, generic("n1", "firing", began, "x")), "$.incidents[0]");
        generic(source, generic("n1", "resolved", began, "x"));
        assertThat(incident(number).status()).isEqualTo(IncidentStatus.NEW);
        mvc.perform(get("/api/v1/journal/incident/" + number).with(AGENT.request()))
                .andExpect(content().string(containsString("AlertRecovered")));
        mvc.perform(post("/intake/sources/" + source.id())
                        .with(MANAGER.request())
                        .with(csrf())
                        .param("name", "Only noted")
                        .param("active", "true")
                        .param("recoveryResolves", "true"))
                .andExpect(status().isSeeOther());
        mvc.perform(get("/intake/sources").with(MANAGER.request()))
                .andExpect(content().string(containsString("Incidents nobody has in hand are resolved")));
        clock.move(Duration.ofMinutes(30));
        var next = read(generic(source, generic("n2", "firing", began, "x")), "$.incidents[0]");
        generic(source, generic("n2", "resolved", began, "x"));
        assertThat(incident(next).status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    /** A node that dies between taking a delivery and making something of it; the source tells it again, as they do. */
    @Test
    @Requirement("R183")
    void whatWasAcceptedBeforeACrashIsSettledByTheNextStartAndOnce() throws Exception {
        var source = source("Crash", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 0);
        var began = "2026-03-02T01:59:00Z";
        var body = "[" + generic("c1", "firing", began, "x") + "," + generic("c2", "firing", began, "x") + "]";
        var accepted = alerts.accept(AlertSourceKind.GENERIC, source.token(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(accepted.alerts()).hasSize(2);
        var gone = "[" + generic("c2", "resolved", began, "x") + "]";
        alerts.accept(AlertSourceKind.GENERIC, source.token(), gone.getBytes(StandardCharsets.UTF_8));
        alerts.settleDue();
        var first = everyAlertOf("Crash");
        assertThat(first)
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.problem()).isNull());
        var open = first.stream().filter(alert -> alert.incident() != null).toList();
        assertThat(open).as("what had recovered by then became nothing").hasSize(1);
        assertThat(incident(open.getFirst().incident()).title()).isEqualTo("Trouble c1");
        generic(source, generic("c1", "firing", began, "x"));
        alerts.settleDue();
        assertThat(everyAlertOf("Crash"))
                .extracting(AlertView::incident)
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(AlertView::incident).toList());
    }

    @Test
    void recoveryOfWhatSomebodyHasInHandIsNotedOnly() throws Exception {
        var source = source("In hand", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 10);
        var began = "2026-03-02T01:59:00Z";
        var number = read(generic(source, generic("h1", "firing", began, "x")), "$.incidents[0]");
        MANAGER.run(() -> incidents.accept(IncidentKey.of(number)));
        generic(source, generic("h1", "resolved", began, "x"));

        assertThat(incident(number).status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(of(number)).singleElement().extracting(AlertView::status).isEqualTo("RESOLVED");
        mvc.perform(get("/api/v1/journal/incident/" + number).with(AGENT.request()))
                .andExpect(content().string(containsString("AlertRecovered")));
    }

    @Test
    void nothingIsLostOrDoubledWhateverTheOrder() throws Exception {
        var source = source("Flood", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-2", 0);
        var told = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            var began = "2026-03-02T01:%02d:%02dZ".formatted(i / 60, i % 60);
            told.add(generic("n" + i, "firing", began, "x"));
            told.add(generic("n" + i, "firing", began, "x"));
            if (i % 3 == 0) {
                told.add(generic("n" + i, "resolved", began, "x"));
            }
        }
        Collections.shuffle(told, new Random(42));
        var deliveries = IntStream.range(0, told.size() / 70 + 1)
                .mapToObj(i -> told.subList(i * 70, Math.min(told.size(), (i + 1) * 70)))
                .filter(part -> !part.isEmpty())
                .map(part -> part.stream().collect(Collectors.joining(",", "[", "]")))
                .toList();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(3)) {
            var answers = deliveries.stream()
                    .map(body -> threads.submit(() -> deliver("generic", source.token(), body)
                            .andReturn()
                            .getResponse()
                            .getStatus()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        alerts.settleDue();

        var all = everyAlertOf("Flood");
        assertThat(all).hasSize(300);
        assertThat(all).filteredOn(alert -> alert.status().equals("RESOLVED")).hasSize(100);
        assertThat(all)
                .filteredOn(alert -> alert.status().equals("FIRING"))
                .extracting(AlertView::incident)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(AlertView::heard).sum()).isEqualTo(told.size());
        for (var alert : all) {
            if (alert.incident() != null && alert.status().equals("RESOLVED")) {
                assertThat(incident(alert.incident()).status()).isEqualTo(IncidentStatus.RESOLVED);
            }
        }
    }

    private List<AlertView> everyAlertOf(String source) {
        return AGENT.get(() -> {
            var all = new ArrayList<AlertView>();
            String cursor = null;
            do {
                var slice = alerts.list(null, null, cursor, 200);
                all.addAll(slice.items());
                cursor = slice.nextCursor();
            } while (cursor != null);
            return all.stream().filter(alert -> alert.source().equals(source)).toList();
        });
    }

    @Test
    void whatNoRuleHoldsForWaitsForOne() throws Exception {
        var source = source("No rule", AlertSourceKind.GENERIC);
        generic(source, generic("u1", "firing", "2026-03-02T01:00:00Z", "x"))
                .andExpect(jsonPath("$.incidents").isEmpty());
        assertThat(everyAlertOf("No rule"))
                .singleElement()
                .extracting(AlertView::problem)
                .isEqualTo("intake.problem.no-rule");
        rule(source, 1, "", "IA-1", 10);
        alerts.settleDue();

        assertThat(everyAlertOf("No rule")).singleElement().satisfies(alert -> {
            assertThat(alert.incident()).isNotNull();
            assertThat(alert.problem()).isNull();
        });
    }

    @Test
    @Requirement("R183")
    void zabbixTellsOfProblemsAndRecoveries() throws Exception {
        var source = source("Zabbix", AlertSourceKind.ZABBIX);
        rule(source, 1, "tag_scope=capacity", "IA-1", 10);
        var event = """
                {"eventId":"4711","value":"%s","severity":"High","host":"srv9","trigger":"Disk is full","triggerId":"99",
                 "tags":[{"tag":"scope","value":"capacity"}],"message":"97 %%","url":""}""";
        var number = read(deliver("zabbix", source.token(), event.formatted("1")), "$.incidents[0]");
        assertThat(incident(number).title()).isEqualTo("Disk is full @ srv9");
        deliver("zabbix", source.token(), event.formatted("0"))
                .andExpect(jsonPath("$.incidents[0]").value(number));
        assertThat(incident(number).status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @Test
    void onlyTheTokenOfASourceInUseOpensTheDoor() throws Exception {
        var source = source("Door", AlertSourceKind.GENERIC);
        var alert = generic("d1", "firing", "2026-03-02T01:00:00Z", "x");
        deliver("generic", "hwi_wrong", alert).andExpect(status().isUnauthorized());
        mvc.perform(post("/api/v1/intake/generic").content(alert)).andExpect(status().isUnauthorized());
        deliver("zabbix", source.token(), alert).andExpect(status().isUnprocessableContent());
        deliver("generic", source.token(), "x".repeat(3_000_000)).andExpect(status().is(413));
        deliver("generic", source.token(), "{\"status\":\"firing\"}").andExpect(status().isUnprocessableContent());
        MANAGER.run(() -> sources.revokeToken(source.id()));
        deliver("generic", source.token(), alert).andExpect(status().isUnauthorized());

        var rejected = MANAGER.get(() -> alerts.deliveries("REJECTED", null, 50));
        assertThat(rejected.items())
                .filteredOn(delivery -> delivery.source().equals("Door"))
                .extracting(DeliveryView::reason)
                .containsExactly("intake.refused.missing", "intake.refused.other-kind");
        assertThat(everyAlertOf("Door")).isEmpty();
    }

    @Test
    void theApiKeepsSourcesAndRules() throws Exception {
        var id = read(
                send(post("/api/v1/intake/sources"), "{\"name\":\"Api\",\"kind\":\"GENERIC\"}")
                        .andExpect(status().isCreated()),
                "$.id");
        send(post("/api/v1/intake/sources"), "{\"name\":\"Api\",\"kind\":\"GENERIC\"}")
                .andExpect(status().isUnprocessableContent());
        send(post("/api/v1/intake/sources/" + id + "/token"), "{}")
                .andExpect(jsonPath("$.token", containsString("hwi_")));
        send(get("/api/v1/intake/sources"), null)
                .andExpect(jsonPath("$[*].name", hasItem("Api")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("hwi_"))));
        send(
                        post("/api/v1/intake/rules"),
                        "{\"name\":\"R\",\"source\":" + id
                                + ",\"project\":\"IA-1\",\"impact\":1,\"urgency\":9,\"matchers\":\"nonsense\"}")
                .andExpect(status().isUnprocessableContent());
        send(
                        post("/api/v1/intake/rules"),
                        "{\"name\":\"R\",\"source\":" + id + ",\"project\":\"IA-1\",\"impact\":1,\"urgency\":2}")
                .andExpect(status().isCreated());
        var payload = generic("t1", "firing", "2026-03-02T01:00:00Z", "x")
                .replace("\"", "\\\"")
                .replace("\n", " ");
        send(post("/api/v1/intake/sources/" + id + "/attempt"), "{\"payload\":\"" + payload + "\"}")
                .andExpect(jsonPath("$[0].rule.name").value("R"));
        assertThat(everyAlertOf("Api")).isEmpty();
        mvc.perform(get("/api/v1/intake/sources").with(AGENT.request())).andExpect(status().isForbidden());
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        request.with(MANAGER.request()).with(csrf());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request);
    }

    @Test
    void pagesAreThereInBothLanguages() throws Exception {
        var source = source("Pages", AlertSourceKind.GENERIC);
        rule(source, 1, "", "IA-1", 10);
        generic(source, generic("p1", "firing", "2026-03-02T01:00:00Z", "x"));
        deliver("generic", source.token(), "[]");
        page("/intake/alerts", "zh-CN", "Trouble p1");
        page("/intake/alerts?status=FIRING", "en", "Recovered");
        page("/intake/sources", "zh-CN", "hengwei-zabbix-media-type.yaml");
        page("/intake/sources", "en", "How to connect");
        page("/intake/rejected", "zh-CN", "Pages");
        page("/intake/rejected", "en", "A call carries 1 to 5000 alerts");
        page("/intake/zabbix-media-type.yaml", "en", "zabbix_export");
        mvc.perform(post("/intake/sources/" + source.id() + "/token")
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(content().string(containsString("hwi_")));
        mvc.perform(post("/intake/sources")
                        .param("name", "Typed name")
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed name")));
        mvc.perform(post("/intake/attempt")
                        .param("source", Long.toString(source.id()))
                        .param("payload", generic("p2", "firing", "2026-03-02T01:00:00Z", "x"))
                        .with(MANAGER.request())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Rule 1")));
    }

    private void page(String path, String language, String shows) throws Exception {
        mvc.perform(get(path)
                        .with(As.staff("intake-om", "OM_MANAGER")
                                .speaking(language)
                                .request()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(shows)));
    }
}
