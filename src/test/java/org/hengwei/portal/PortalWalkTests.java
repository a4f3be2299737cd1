package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerVisits;
import org.hengwei.customers.ServiceMode;
import org.hengwei.customers.VisitFacts;
import org.hengwei.feedback.Callbacks;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.ComplaintMove;
import org.hengwei.feedback.Complaints;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentMove;
import org.hengwei.journal.Journal;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.hengwei.surveys.Collecting;
import org.hengwei.surveys.Means;
import org.hengwei.surveys.PlanSurvey;
import org.hengwei.surveys.Recipients;
import org.hengwei.surveys.SurveyLevel;
import org.hengwei.surveys.SurveyTemplates;
import org.hengwei.surveys.Surveys;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A contact of customer A goes to every address of the house with everything he could know or guess of customer B and of his own
 * tickets. What is B's is called Okapi, what is internal to A's tickets Lemur; he must never read either word, never break
 * anything, and never change a thing of B's.
 */
@Requirement({"H15", "H16", "R182"})
class PortalWalkTests extends SomePortal {

    /**
     * The only addresses left out, and why: they end the walker's own session, forward a refusal made elsewhere, or send him on with
     * his own question.
     */
    private static final Set<String> LEFT_OUT = Set.of("/sign-out", "/refused", "/api/refused", "/error", "/api/docs");

    private static final String UNKNOWN = "999999999";

    private static final String WORDS = """
            {"text":"x","reason":"x","note":"x","comment":"x","solved":true,"score":1,"title":"x","content":"x","label":"x",
             "result":"x","confirmed":true,"reached":true,"satisfied":true,"handler":"pt-desk","assignee":"pt-desk"}""";

    @Autowired
    PortalRequests requests;

    @Autowired
    PortalComplaints portalComplaints;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Complaints complaints;

    @Autowired
    Contracts contracts;

    @Autowired
    CustomerVisits visits;

    @Autowired
    Surveys surveys;

    @Autowired
    Recipients recipients;

    @Autowired
    Collecting collecting;

    @Autowired
    SurveyTemplates templates;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    DSLContext db;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Side a;
    private Side b;

    /** Codes to the kind of thing they name. */
    private final Map<String, String> own = new LinkedHashMap<>();

    private final Map<String, String> foreign = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();

    private record Door(String method, String pattern) {}

    private record Answer(int status, String said) {}

    @Test
    void whereverHeGoesHeSeesNothingOfAnotherCustomerAndNothingInternalAndChangesNothing() throws Exception {
        plant();
        var before = everythingOfTheirs();
        assertThat(before).hasSizeGreaterThan(12);
        var problems = new ArrayList<String>();
        var asked = 0;
        for (var door : doors()) {
            for (var path : paths(door)) {
                asked++;
                var answer = ask(door.method(), path);
                judge(door, path, answer, problems);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(asked).isGreaterThan(3000);
        assertThat(everythingOfTheirs()).isEqualTo(before);
    }

    private void judge(Door door, String path, Answer answer, List<String> problems) throws Exception {
        var what = door.method() + " " + path + " " + answer.status();
        if (answer.status() >= 500) {
            problems.add(what + " broke");
        }
        if (answer.said().contains("Okapi") || answer.said().contains("Lemur")) {
            problems.add(what + " tells");
        }
        if (answer.said().contains("\"actorName\":\"")) {
            problems.add(what + " hands out an entry of the journal");
        }
        if (door.method().equals("GET") || Set.of(403, 404).contains(answer.status())) {
            return;
        }
        if (answer.status() < 400 && isOwnNotice(path)) {
            return;
        }
        if (answer.status() < 400) {
            problems.add(what + " was let in");
        } else if (answer.status() != ask(door.method(), unknown(path)).status()) {
            problems.add(what + " tells that it is there");
        }
    }

    /** Numbers are given kind by kind, so that one of theirs may be the number of a notice of his own. */
    private boolean isOwnNotice(String path) {
        var number = path.replaceFirst(".*/notices/(\\d+)/reading$", "$1");
        return a.contact().get(() -> notices.inbox(false, null, 200)).items().stream()
                .anyMatch(one -> String.valueOf(one.id()).equals(number));
    }

    /** The same address with numbers nobody has given. */
    private String unknown(String path) {
        var unknown = path;
        for (var code : Stream.concat(foreign.keySet().stream(), ids.stream()).toList()) {
            var other = code.replaceFirst("\\d+$", UNKNOWN);
            unknown = unknown.replace("/" + code, "/" + (other.equals(code) ? code + "X" : other));
        }
        return unknown;
    }

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
        var matcher = Pattern.compile("\"(/api/v1/[^\"]*)\"\\s*:\\s*\\{").matcher(told);
        var paths = new TreeSet<String>();
        while (matcher.find()) {
            paths.add(matcher.group(1));
        }
        assertThat(paths).hasSizeGreaterThan(50);
        paths.forEach(path -> doors.add(new Door("GET", path)));
        doors.removeIf(door -> LEFT_OUT.contains(door.pattern()));
        doors.removeIf(door -> !door.method().equals("GET") && !door.pattern().contains("{"));
        return doors;
    }

    private List<String> paths(Door door) {
        var pattern = door.pattern();
        if (!pattern.contains("{")) {
            var query = "?status=ALL&state=ALL&q=Okapi&customer=%s&project=%s".formatted(b.customer(), b.project());
            return List.of(pattern, pattern + query);
        }
        var paths = new LinkedHashSet<String>();
        var codes = new LinkedHashMap<>(foreign);
        ids.forEach(id -> codes.put(id, "incident"));
        if (door.method().equals("GET")) {
            codes.putAll(own);
        }
        codes.forEach((code, kind) -> {
            for (var noun : pattern.contains("{noun") ? nouns() : List.of("x")) {
                paths.add(fill(pattern, code, kind, noun, code));
                if (pattern.chars().filter(letter -> letter == '{').count() > 1) {
                    Stream.concat(ids.stream(), Stream.of("1"))
                            .forEach(id -> paths.add(fill(pattern, code, kind, noun, id)));
                }
            }
        });
        return List.copyOf(paths);
    }

    private static List<String> nouns() {
        return Stream.of(
                        Stream.of(RequestMove.values()).map(RequestMove::noun),
                        Stream.of(IncidentMove.values()).map(IncidentMove::noun),
                        Stream.of(ComplaintMove.values()).map(ComplaintMove::noun),
                        Stream.of("comments", "rating", "reply"))
                .flatMap(nouns -> nouns)
                .distinct()
                .toList();
    }

    private static String fill(String pattern, String code, String kind, String noun, String later) {
        var path = new StringBuilder();
        var depth = 0;
        var seen = 0;
        var name = new StringBuilder();
        for (var letter : pattern.toCharArray()) {
            if (letter == '{' && depth++ == 0) {
                name.setLength(0);
            } else if (letter == '}' && --depth == 0) {
                path.append(
                        switch (name.toString().replaceFirst(":.*", "")) {
                            case "kind" -> kind;
                            case "noun", "move" -> noun;
                            default -> seen++ == 0 ? code : later;
                        });
            } else if (depth > 0) {
                name.append(letter);
            } else {
                path.append(letter);
            }
        }
        return path.toString().replace("**", "x");
    }

    private Answer ask(String method, String path) {
        var answer = ask(method, path, WORDS);
        return answer.status() == 400 && !method.equals("GET") ? ask(method, path, "{}") : answer;
    }

    private Answer ask(String method, String path, String json) {
        var uri = UriComponentsBuilder.fromUriString(path).build().encode().toUri();
        var call = request(HttpMethod.valueOf(method), URI.create(uri.toString()))
                .with(a.contact().request())
                .with(csrf());
        if (!method.equals("GET")) {
            call = path.startsWith("/api/")
                    ? call.contentType(MediaType.APPLICATION_JSON).content(json)
                    : call.contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .param("text", "x")
                            .param("reason", "x")
                            .param("solved", "true")
                            .param("score", "1");
        }
        try {
            var answer = mvc.perform(call).andReturn().getResponse();
            var headers = String.join(" ", answer.getHeaders("Location")) + answer.getHeaders("Content-Disposition");
            return new Answer(answer.getStatus(), answer.getContentAsString(UTF_8) + headers);
        } catch (Exception e) {
            return new Answer(599, String.valueOf(e));
        }
    }

    /** Of each table the rows in which one of B's names or numbers stands, as a digest. */
    private Map<String, String> everythingOfTheirs() {
        var found = new TreeMap<String, String>();
        var needles = new ArrayList<>(foreign.keySet());
        needles.add("Okapi");
        var like = String.join("|", needles.stream().map(Pattern::quote).toList())
                .replace("\\Q", "")
                .replace("\\E", "");
        var tables = db.fetchValues(
                "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' "
                        + "AND table_schema NOT IN ('pg_catalog', 'information_schema', 'public')");
        for (var table : tables) {
            var row = db.fetchOne(
                    "SELECT count(*), md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM "
                            + table + " t WHERE t::text ~ ?",
                    like);
            if (row != null && !Long.valueOf(0).equals(row.get(0))) {
                found.put(String.valueOf(table), row.get(0) + " " + row.get(1));
            }
        }
        found.remove("people.sign_in");
        found.remove("people.session");
        return found;
    }

    private void plant() throws Exception {
        a = side("Alpha");
        b = side("Okapi");
        own.put(a.customer(), "customer");
        own.put(a.project(), "project");
        foreign.put(b.customer(), "customer");
        foreign.put(b.project(), "project");
        foreign.put(b.login(), "person");
        ids.add(String.valueOf(b.contactId()));
        for (var role : List.of("QUALITY_MANAGER", "GENERAL_MANAGER")) {
            var login = "pt-" + role.toLowerCase();
            if (!people.exists(login)) {
                ADMIN.run(() -> people.admit(AdmitPerson.staff(login, login, List.of(role), List.of())));
            }
        }
        theirTickets();
        theirPapers();
        theirVoice();
        insideOfOurs();
    }

    private void theirTickets() throws Exception {
        var incident = reported(b, "Okapi-broken-" + mark);
        b.contact().run(() -> portal.comment(incident, "Okapi-said-" + mark));
        var file = ADMIN.get(() -> journal.attach(
                new Subject("incident", incident),
                "Okapi-" + mark + ".txt",
                ("Okapi-bytes-" + mark).getBytes(UTF_8),
                Audience.CUSTOMER));
        ids.add(String.valueOf(file.id()));
        resolve(incident, "Okapi-solution-" + mark);
        await(() -> !ADMIN.get(() -> callbacks.of(IncidentKey.of(incident))).isEmpty());
        foreign.put(incident, "incident");
        foreign.put(
                ADMIN.get(() -> callbacks.of(IncidentKey.of(incident)))
                        .getFirst()
                        .number(),
                "callback");
        var request = b.contact()
                .get(() -> requests.ask(consult(b, "Okapi-wish-" + mark)))
                .number();
        foreign.put(request, "request");
        b.contact().run(() -> requests.comment(request, "Okapi-word-" + mark));
        foreign.put(made("/api/v1/desk/contacts", """
                        {"channel":"PHONE","callerName":"Okapi-caller","callerPhone":"13811112222","project":"%s","summary":"Okapi-call"}""".formatted(b.project()), "$.number"), "desk-contact");
    }

    private static SubmitRequest consult(Side side, String subject) {
        return SubmitRequest.of(
                "ITEM-CONSULT", side.project(), Map.of("kind", "ADVICE", "subject", subject), List.of());
    }

    private void theirPapers() throws Exception {
        foreign.put(
                ADMIN.get(() -> contracts.draft(new ContractFacts(
                                null,
                                "Okapi-contract-" + mark,
                                b.customer(),
                                "Hengwei",
                                "Okapi",
                                null,
                                null,
                                LocalDate.now(),
                                LocalDate.now().plusDays(300),
                                ServiceMode.RESIDENT,
                                true,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                "Okapi-note")))
                        .code(),
                "contract");
        foreign.put(
                ADMIN.get(() -> visits.record(new VisitFacts(
                                b.customer(),
                                LocalDate.now(),
                                true,
                                "Okapi-visitor",
                                "Okapi-met",
                                null,
                                "Okapi-content",
                                null,
                                null,
                                null,
                                null,
                                "Okapi-minutes")))
                        .number(),
                "visit");
        foreign.put(made("/api/v1/agreements", """
                        {"name": "Okapi-level", "projects": ["%s"], "validFrom": "2020-01-01", "validUntil": "2099-12-31",
                         "targets": {"P1": {"response": "PT5M", "resolution": "PT2H"}, "P2": {"response": "PT1H", "resolution": "P1D"},
                                     "P3": {"response": "PT4H", "resolution": "P3D"}, "P4": {"response": "P1D", "resolution": "P5D"}}}""".formatted(b.project()), "$.number"), "agreement");
        foreign.put(made(As.staff("pt-quality", "QUALITY_MANAGER"), "/api/v1/documents", """
                        {"kind":"PROCESS","title":"Okapi-paper","language":"en","reviewer":"pt-desk","approver":"pt-manager"}""", "$.number"), "document");
        ADMIN.run(() -> notices.send(
                List.of(b.login()),
                Notice.about(
                        new Subject("project", b.project()),
                        "/portal",
                        "walk:" + mark,
                        "requests.notice.near",
                        "Okapi",
                        "x")));
        ids.add(String.valueOf(b.contact()
                .get(() -> notices.inbox(false, null, 10))
                .items()
                .getFirst()
                .id()));
    }

    private String made(String path, String json, String number) throws Exception {
        return made(ADMIN, path, json, number);
    }

    private String made(As who, String path, String json, String number) throws Exception {
        return JsonPath.read(
                send(who, post(path), json)
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8),
                number);
    }

    private void theirVoice() {
        var complaint = b.contact()
                .get(() -> portalComplaints.complain(
                        new PortalComplaints.Complain(null, "Okapi-anger-" + mark, null, b.project(), null)))
                .number();
        foreign.put(complaint, "complaint");
        var quality = As.staff("pt-quality_manager", "QUALITY_MANAGER");
        var chief = As.staff("pt-general_manager", "GENERAL_MANAGER");
        var today = LocalDate.now();
        var survey = quality.get(() -> {
            var template = templates.list().getFirst().code();
            var made = surveys.plan(new PlanSurvey(
                            "Okapi-survey",
                            SurveyLevel.COMPANY,
                            null,
                            template,
                            null,
                            null,
                            "en",
                            "Okapi-purpose",
                            "Sales",
                            today.minusDays(90),
                            today,
                            today.plusDays(10),
                            100,
                            0,
                            7,
                            2,
                            null,
                            null))
                    .number();
            recipients.name(made, new Recipients.Recipient(b.customer(), null, null, Means.QUESTIONNAIRE));
            return made;
        });
        chief.run(() -> surveys.approve(survey, null));
        quality.run(() -> collecting.distribute(survey, null));
        foreign.put(survey, "survey");
        var waiting = b.contact().get(() -> answers.waitingForMe());
        foreign.put(waiting.getFirst().number(), "survey-response");
    }

    @Autowired
    org.hengwei.surveys.Answers answers;

    /** What is said of A's own tickets behind his back. */
    private void insideOfOurs() throws Exception {
        var incident = reported(a, "Camera dark");
        own.put(incident, "incident");
        var request = a.contact().get(() -> requests.ask(consult(a, "Export"))).number();
        own.put(request, "request");
        var complaint = a.contact()
                .get(() -> portalComplaints.complain(
                        new PortalComplaints.Complain(null, "Nobody came", incident, null, null)))
                .number();
        own.put(complaint, "complaint");
        ADMIN.run(() -> {
            for (var subject : List.of(
                    new Subject("incident", incident),
                    new Subject("request", request),
                    new Subject("complaint", complaint))) {
                journal.comment(subject, "Lemur-remark-" + mark, Audience.INTERNAL);
                ids.add(String.valueOf(journal.attach(
                                subject,
                                "Lemur-" + mark + ".txt",
                                ("Lemur-bytes-" + mark).getBytes(UTF_8),
                                Audience.INTERNAL)
                        .id()));
            }
            fulfilment.complete(RequestKey.of(request), null, "Lemur-step");
            fulfilment.pause(RequestKey.of(request), "CUSTOMER", "Lemur-pause");
            incidents.classify(
                    IncidentKey.of(incident), new org.hengwei.incidents.ClassifyIncident(2, 2, null, null, null));
        });
        SUPERVISOR.run(() -> {
            incidents.accept(IncidentKey.of(incident));
            incidents.pause(IncidentKey.of(incident), "CUSTOMER", "Lemur-waiting");
        });
        ADMIN.run(() -> complaints.grade(ComplaintKey.of(complaint), ComplaintGrade.MAJOR));
        As.staff("pt-quality_manager", "QUALITY_MANAGER")
                .run(() -> complaints.analyse(ComplaintKey.of(complaint), "Lemur-analysis"));
        var chief = As.staff("pt-general_manager", "GENERAL_MANAGER");
        chief.run(() -> {
            complaints.assign(ComplaintKey.of(complaint), "pt-supervisor");
            complaints.answer(ComplaintKey.of(complaint), "We come today");
            complaints.resolve(ComplaintKey.of(complaint), "Lemur-cause", "Lemur-measure");
        });
    }
}
