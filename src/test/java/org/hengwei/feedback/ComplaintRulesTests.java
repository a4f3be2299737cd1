package org.hengwei.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Watch;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What complaints promise and which scores become one is the quality manager's to set. */
@RoomTest
class ComplaintRulesTests {

    private static final As AGENT = As.staff("cr-agent", "DESK_AGENT");
    private static final As HANDLER = As.staff("cr-handler", "OM_SUPERVISOR");
    private static final As QUALITY = As.staff("cr-quality", "QUALITY_MANAGER");

    @Autowired
    ComplaintRules rules;

    @Autowired
    Complaints complaints;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Incidents incidents;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void house(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "CR-A", "CR-B", "CR-C", "CR-D");
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            for (var one : List.of(AGENT, HANDLER, QUALITY)) {
                var actor = one.actor();
                if (!people.exists(actor.login())) {
                    people.admit(
                            AdmitPerson.staff(actor.login(), actor.login(), List.copyOf(actor.roles()), List.of()));
                }
            }
        });
    }

    @AfterEach
    void asShipped() {
        clock.reset();
        QUALITY.run(() -> {
            rules.put(null, new ComplaintRules.PutThreshold(2, 1));
            rules.put(ComplaintGrade.URGENT, null, promising("PT2H", "PT12H", "PT24H"));
        });
    }

    private static ComplaintRules.PutRule promising(String answer, String feedback, String solve) {
        return new ComplaintRules.PutRule(answer, "7X24", feedback, "7X24", solve, "7X24");
    }

    @Test
    @Requirement({"R196", "R210", "R211"})
    void theQualityManagerSetsWhichScoreOfACallbackBecomesAComplaint() {
        assertThat(QUALITY.get(rules::threshold).callback()).isEqualTo(2);
        AGENT.run(() -> assertThatThrownBy(() -> rules.put(null, new ComplaintRules.PutThreshold(3, 1)))
                .isInstanceOf(Refused.class));
        QUALITY.run(() -> assertThatThrownBy(() -> rules.put(null, new ComplaintRules.PutThreshold(5, -1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("threshold"));
        QUALITY.run(() -> rules.put(null, new ComplaintRules.PutThreshold(3, 1)));
        called("CR-A", 3, "So so");
        await().until(() -> of("CR-A").size() == 1);
        assertThat(of("CR-A").getFirst().content()).contains("So so");

        QUALITY.run(() -> rules.put(null, new ComplaintRules.PutThreshold(0, 1)));
        var incident = called("CR-B", 1, "Bad, but nobody is to open a complaint by itself");
        assertThat(words(new Subject("incident", incident)))
                .contains("feedback.Answered")
                .doesNotContain("feedback.LowScore");
        assertThat(history().getLast().details().get("callback")).hasToString("0");
        assertThat(history().getLast().details().get("callbackBefore")).hasToString("3");
        assertThat(history().getLast().word()).isEqualTo("feedback.ThresholdSet");
    }

    @Test
    @Requirement({"R212", "R216", "G18"})
    void theFirstFeedbackHasATimeOfItsOwnByGradeWarnedMissedAndMet() {
        clock.stop(Instant.parse("2026-05-11T02:00:00Z")); // Monday, 10:00 in Shanghai
        var major = received("CR-C");
        assertThat(major.feedbackDueAt()).isEqualTo(Instant.parse("2026-05-13T02:00:00Z"));
        var urgent = HANDLER.get(() -> complaints.grade(key(major), ComplaintGrade.URGENT));
        assertThat(urgent.feedbackDueAt()).isEqualTo(Instant.parse("2026-05-11T14:00:00Z"));
        assertThat(urgent.feedbackLate(clock.instant())).isFalse();
        HANDLER.run(() -> complaints.assign(key(major), "cr-handler"));
        HANDLER.run(() -> complaints.answer(key(major), "We are on it"));

        clock.move(Duration.ofHours(10));
        watch.look();
        await().untilAsserted(() -> assertThat(told(HANDLER)).contains("feedback.notice.complaint.near.FEEDBACK"));
        clock.move(Duration.ofHours(3));
        watch.look();
        await().untilAsserted(() -> assertThat(told(QUALITY)).contains("feedback.notice.complaint.missed.FEEDBACK"));
        var late = HANDLER.get(() -> complaints.feedBack(key(major), "A cable was cut; it is being spliced"));
        assertThat(late.fedBackAt()).isEqualTo(clock.instant());
        assertThat(late.feedbackLate(clock.instant())).isTrue();
        assertThat(late.may(ComplaintMove.FEEDBACK)).isFalse();
        HANDLER.run(() -> assertThatThrownBy(() -> complaints.feedBack(key(major), "Again"))
                .isInstanceOf(Refused.class));

        var quick = received("CR-C");
        var told = HANDLER.get(() -> complaints.feedBack(key(quick), "The engineer is there already"));
        assertThat(told.answeredAt()).isEqualTo(told.fedBackAt());
        assertThat(told.feedbackLate(clock.instant())).isFalse();
    }

    @Test
    @Requirement({"R211", "R212"})
    void theApiSetsRulesAndThresholdWithTheirHistory() throws Exception {
        var found = send(QUALITY, get("/api/v1/complaints/rules/URGENT"), null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.feedback").value("PT12H"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        var body = """
                {"answer":"PT1H","answerCalendar":"7X24","feedback":"PT6H","feedbackCalendar":"7X24",
                 "solve":"PT24H","solveCalendar":"7X24"}""";
        send(AGENT, put("/api/v1/complaints/rules/URGENT"), body).andExpect(status().isForbidden());
        send(QUALITY, put("/api/v1/complaints/rules/URGENT"), body.replace("PT6H", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("feedback")));
        send(QUALITY, put("/api/v1/complaints/rules/URGENT").header("If-Match", found), body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.feedback").value("PT6H"));
        send(QUALITY, put("/api/v1/complaints/rules/URGENT").header("If-Match", found), body)
                .andExpect(status().isPreconditionFailed());
        assertThat(history().getLast().word()).isEqualTo("feedback.RuleSet");
        assertThat(history().getLast().details())
                .containsEntry("feedback", "PT6H")
                .containsEntry("feedbackBefore", "PT12H");

        send(QUALITY, put("/api/v1/complaints/threshold"), "{\"callback\":3}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("survey")));
        var tag = send(QUALITY, put("/api/v1/complaints/threshold"), "{\"callback\":3,\"survey\":2}")
                .andExpect(status().isOk())
                .andExpect(header().exists("ETag"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        send(AGENT, get("/api/v1/complaints/threshold"), null)
                .andExpect(header().string("ETag", tag))
                .andExpect(jsonPath("$.callback").value(3))
                .andExpect(jsonPath("$.survey").value(2));
        var made = received("CR-D");
        send(HANDLER, post("/api/v1/complaints/" + made.number() + "/feedback"), "{}")
                .andExpect(status().isUnprocessableContent());
        send(HANDLER, post("/api/v1/complaints/" + made.number() + "/feedback"), "{\"feedback\":\"Found it\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.feedback").value("Found it"));
    }

    @Test
    @Requirement({"R211", "R212"})
    void thePagesSetAndShowThemInBothLanguages() throws Exception {
        mvc.perform(get("/complaints/rules").with(QUALITY.speaking("en").request()))
                .andExpect(content().string(containsString("First feedback within")))
                .andExpect(content().string(containsString("/journal/complaint-rule/ALL")));
        mvc.perform(get("/complaints/rules").with(AGENT.request()))
                .andExpect(content().string(containsString("首次反馈时限")))
                .andExpect(content().string(containsString("低分转投诉")));
        form("/complaints/threshold", "callback", "9", "survey", "1").andExpect(status().is(422));
        form("/complaints/threshold", "callback", "4", "survey", "1").andExpect(redirectedUrl("/complaints/rules"));
        assertThat(QUALITY.get(rules::threshold).callback()).isEqualTo(4);
        form("/complaints/rules/URGENT", "answer", "soon", "answerCalendar", "7X24", "feedback", "PT5H")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("value=\"soon\"")));
        mvc.perform(get("/journal/complaint-rule/ALL").with(QUALITY.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("回访不高于 4 分")));

        var made = received("CR-D");
        var page = "/complaints/" + made.number();
        form(page + "/feedback", "feedback", "").andExpect(status().is(422));
        form(page + "/feedback", HANDLER, "feedback", "The spare part is on its way")
                .andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(QUALITY.speaking("en").request()))
                .andExpect(content().string(containsString("The spare part is on its way")))
                .andExpect(content().string(containsString("First feedback due")))
                .andExpect(content().string(containsString("in time")));
    }

    private ResultActions form(String path, String... typed) throws Exception {
        return form(path, path.contains("CP-") ? HANDLER : QUALITY, typed);
    }

    private ResultActions form(String path, As who, String... typed) throws Exception {
        var request = post(path).with(who.request()).with(csrf());
        for (var i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return mvc.perform(request);
    }

    private String called(String project, int score, String comment) {
        var number = HANDLER.get(() -> {
            var made = incidents.report(new ReportIncident(
                    "Video wall is black",
                    null,
                    project,
                    null,
                    null,
                    "Wang",
                    "139",
                    2,
                    2,
                    null,
                    Channel.PHONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of()));
            var key = IncidentKey.of(made.number());
            incidents.accept(key);
            incidents.resolve(
                    key, new ResolveIncident("Restarted", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30)));
            return made.number();
        });
        var key = IncidentKey.of(number);
        await().until(() -> !AGENT.get(() -> callbacks.of(key)).isEmpty());
        AGENT.run(() -> callbacks.take(
                CallbackKey.of(callbacks.of(key).getFirst().number()), new CallOutcome(true, true, score, comment)));
        return number;
    }

    private List<ComplaintView> of(String project) {
        return QUALITY.get(() -> complaints
                .list(new ComplaintFilter(false, null, null, project, null), null, 10, false)
                .items());
    }

    private List<String> words(Subject subject) {
        return QUALITY.get(() -> journal.entries(subject, null, 100).items().stream()
                .map(JournalEntry::word)
                .toList());
    }

    private List<JournalEntry> history() {
        return QUALITY.get(
                () -> journal.entries(ComplaintRules.SUBJECT, null, 200).items());
    }

    private List<String> told(As who) {
        return who.get(() -> notices.inbox(false, null, 100).items().stream()
                .map(NoticeView::key)
                .toList());
    }

    private ComplaintView received(String project) {
        return AGENT.get(() -> complaints.receive(new ReceiveComplaint(
                null, "Nobody calls back", ComplaintChannel.PHONE, null, project, "Ms Li", null, null, null, null)));
    }

    private ResultActions send(As who, MockHttpServletRequestBuilder request, String body) throws Exception {
        request.with(who.request());
        return mvc.perform(
                body == null
                        ? request
                        : request.with(csrf())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body));
    }

    private static ComplaintKey key(ComplaintView complaint) {
        return ComplaintKey.of(complaint.number());
    }
}
