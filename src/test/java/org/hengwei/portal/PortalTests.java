package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** A customer's contact does what he may, and sees nothing of another customer nor anything internal, wherever he goes. */
@RoomTest
@Requirement({"H15", "H16"})
class PortalTests {

    private static final As ADMIN = As.staff("portal-admin", "ADMINISTRATOR");

    private final String mark = Long.toString(System.nanoTime(), 36);

    @Autowired
    MockMvc mvc;

    @Autowired
    CustomerBook customers;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Portal portal;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Journal journal;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Side a;
    private Side b;

    private record Side(String customer, String project, As contact, String ticket) {}

    @BeforeEach
    void sides() {
        a = side("Alpha");
        b = side("Okapi");
    }

    private Side side(String word) {
        var customer = ADMIN.get(() -> customers.add(
                        new CustomerFacts(null, word + "-firm-" + mark, null, null, null, null, null, null, null)))
                .code();
        var code = (word + "-" + mark).toUpperCase();
        ADMIN.run(() -> projects.start(new ProjectFacts(
                code,
                word + "-works-" + mark,
                customer,
                null,
                "OTHER",
                ServiceMode.RESIDENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null)));
        var contact = As.contact(word.toLowerCase() + "-contact-" + mark, customer);
        var ticket = contact.get(() -> portal.report(
                        new ReportProblem(word + "-broken-" + mark, word + "-story-" + mark, code, null, "139")))
                .number();
        contact.run(() -> portal.comment(ticket, word + "-said-" + mark));
        return new Side(customer, code, contact, ticket);
    }

    @Test
    void reportsFollowsCommentsAndUrgesByPage() throws Exception {
        mvc.perform(post("/portal/incidents")
                        .param("title", "Camera dark")
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Camera dark")));
        var made = mvc.perform(post("/portal/incidents")
                        .param("title", "Camera dark")
                        .param("description", "Since nine")
                        .param("project", a.project())
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        var page = made.getResponse().getRedirectedUrl();
        mvc.perform(post(page + "/comments")
                        .param("text", "Gate three")
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(post(page + "/urging")
                        .param("note", "Visitors come")
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        for (var language : List.of("zh-CN", "en")) {
            var reader = a.contact().speaking(language).request();
            mvc.perform(get("/portal").with(reader)).andExpect(content().string(containsString("Camera dark")));
            mvc.perform(get("/portal/incidents/new").with(reader))
                    .andExpect(content().string(containsString(a.project())));
            mvc.perform(get(page).with(reader))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Gate three")))
                    .andExpect(content().string(not(containsString("portal."))));
        }
        var number = page.substring(page.lastIndexOf('/') + 1);
        assertThat(ADMIN.get(() -> queue.find(IncidentKey.of(number))).care().urgings())
                .hasSize(1);
    }

    @Test
    void doesTheSameByApi() throws Exception {
        mvc.perform(post("/api/v1/portal/incidents")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\":\"Door\",\"description\":\"Stuck\",\"project\":\"%s\"}"
                                .formatted(a.project()))
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("NEW"));
        mvc.perform(post("/api/v1/portal/incidents")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\":\"Door\",\"description\":\"Stuck\",\"project\":\"%s\"}"
                                .formatted(b.project()))
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/api/v1/portal/incidents/" + b.ticket() + "/urging")
                        .with(a.contact().request())
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/portal/incidents?status=ALL").with(a.contact().request()))
                .andExpect(jsonPath("$.items.length()").value(2));
        mvc.perform(get("/api/v1/portal/projects").with(ADMIN.request())).andExpect(status().isForbidden());
    }

    @Test
    void whereverHeGoesHeSeesNothingOfAnotherCustomerAndNothingInternal() throws Exception {
        ADMIN.run(
                () -> journal.comment(new Subject("incident", a.ticket()), "Lemur-remark-" + mark, Audience.INTERNAL));
        var file = ADMIN.get(() -> journal.attach(
                new Subject("incident", a.ticket()),
                "Lemur-" + mark + ".txt",
                ("Lemur-bytes-" + mark).getBytes(UTF_8),
                Audience.INTERNAL));
        var theirs = ADMIN.get(() -> journal.attach(
                new Subject("incident", b.ticket()),
                "Okapi-" + mark + ".txt",
                ("Okapi-bytes-" + mark).getBytes(UTF_8),
                Audience.CUSTOMER));
        var before = ADMIN.get(() -> queue.find(IncidentKey.of(b.ticket())));
        var codes = List.of(
                a.ticket(),
                b.ticket(),
                b.project(),
                b.customer(),
                String.valueOf(file.id()),
                String.valueOf(theirs.id()));
        var asked = 0;
        var leaks = new ArrayList<String>();
        for (var door : doors()) {
            for (var path : paths(door.pattern(), codes)) {
                asked++;
                if (leaks(door.method(), path)) {
                    leaks.add(door.method() + " " + path);
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(asked).isGreaterThan(500);
        assertThat(ADMIN.get(() -> queue.find(IncidentKey.of(b.ticket()))).version())
                .isEqualTo(before.version());
        assertThat(ADMIN.get(() -> journal.comments(new Subject("incident", b.ticket()))))
                .hasSize(1);
    }

    private record Door(String method, String pattern) {}

    /** Every page and every path of the API, as the program itself tells them and as its OpenAPI page does. */
    private Set<Door> doors() throws Exception {
        var doors = new LinkedHashSet<Door>();
        for (var info : mappings.getHandlerMethods().keySet()) {
            for (var pattern : info.getPatternValues()) {
                var methods = info.getMethodsCondition().getMethods();
                methods.forEach(method -> doors.add(new Door(method.name(), pattern)));
                if (methods.isEmpty()) {
                    doors.add(new Door("GET", pattern));
                }
            }
        }
        var told = mvc.perform(get("/api/v1/openapi.json").with(ADMIN.request()))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        var matcher = java.util.regex.Pattern.compile("\"(/api/v1/[^\"]*)\"\\s*:\\s*\\{")
                .matcher(told);
        var paths = new TreeSet<String>();
        while (matcher.find()) {
            paths.add(matcher.group(1));
        }
        assertThat(paths).hasSizeGreaterThan(50);
        paths.forEach(path -> doors.add(new Door("GET", path)));
        doors.removeIf(door -> !door.method().equals("GET") && !door.pattern().contains("{"));
        doors.removeIf(door -> door.pattern().contains("sign-out"));
        return doors;
    }

    private List<String> paths(String pattern, List<String> codes) {
        if (!pattern.contains("{")) {
            var query = "?status=ALL&customer=%s&project=%s".formatted(b.customer(), b.project());
            return List.of(pattern, pattern + query);
        }
        var paths = new ArrayList<String>();
        for (var code : codes) {
            for (var noun : List.of("urging", "resolution")) {
                var path = fill(pattern, code, noun);
                if (!paths.contains(path)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private String fill(String pattern, String code, String noun) {
        var path = new StringBuilder();
        var depth = 0;
        var name = new StringBuilder();
        for (var letter : pattern.toCharArray()) {
            if (letter == '{' && depth++ == 0) {
                name.setLength(0);
            } else if (letter == '}' && --depth == 0) {
                var variable = name.toString().replaceFirst(":.*", "");
                path.append(
                        switch (variable) {
                            case "kind" -> kind(code);
                            case "noun" -> noun;
                            default -> code;
                        });
            } else if (depth > 0) {
                name.append(letter);
            } else {
                path.append(letter);
            }
        }
        return path.toString().replace("**", "x");
    }

    private String kind(String code) {
        return code.equals(b.project()) ? "project" : code.equals(b.customer()) ? "customer" : "incident";
    }

    private boolean leaks(String method, String path) throws Exception {
        var uri = UriComponentsBuilder.fromUriString(path).build().encode().toUri();
        var call = request(HttpMethod.valueOf(method), URI.create(uri.toString()))
                .with(a.contact().request())
                .with(csrf());
        if (!method.equals("GET")) {
            call = path.startsWith("/api/")
                    ? call.contentType(MediaType.APPLICATION_JSON).content("{}")
                    : call.contentType(MediaType.APPLICATION_FORM_URLENCODED).param("text", "x");
        }
        try {
            var answer = mvc.perform(call).andReturn().getResponse().getContentAsString(UTF_8);
            return answer.contains("Okapi-") || answer.contains("Lemur-");
        } catch (ServletException e) {
            return String.valueOf(e.getMessage()).contains("Okapi-");
        }
    }
}
