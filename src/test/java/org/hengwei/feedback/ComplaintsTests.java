package org.hengwei.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A complaint from the telephone to the satisfied customer. */
@RoomTest
class ComplaintsTests {

    private static final As AGENT = As.staff("cp-agent", "DESK_AGENT");
    private static final As SUPERVISOR = As.staff("cp-supervisor", "OM_SUPERVISOR");
    private static final As DIRECTOR = As.staff("cp-director", "OPERATIONS_GM");
    private static final As QUALITY = As.staff("cp-quality", "QUALITY_MANAGER");

    @Autowired
    Complaints complaints;

    @Autowired
    OnLowScores lowScores;

    @Autowired
    Measures measures;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void house(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "CP-A", "CP-B", "CP-C", "CP-D", "CP-E");
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            for (var login : new String[] {"cp-supervisor", "cp-director", "cp-quality", "cp-agent"}) {
                var role = login.equals("cp-director") ? "OPERATIONS_GM" : "OM_SUPERVISOR";
                if (!people.exists(login)) {
                    people.admit(AdmitPerson.staff(login, login, java.util.List.of(role), java.util.List.of()));
                }
            }
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R211", "R212", "R213", "G18"})
    void aNormalOneIsGradedHandledAndCalledBackBySomebodyElse() {
        clock.stop(Instant.parse("2026-05-11T02:00:00Z")); // Monday, 10:00 in Shanghai
        var made = received("CP-A", "The engineer came two hours late");
        assertThat(made.title()).isEqualTo("The engineer came two hours late");
        var graded = SUPERVISOR.get(() -> complaints.grade(key(made), ComplaintGrade.NORMAL));
        assertThat(graded.answerDueAt()).isEqualTo(Instant.parse("2026-05-12T02:00:00Z"));
        assertThat(graded.dueAt()).isEqualTo(Instant.parse("2026-05-14T02:00:00Z"));
        SUPERVISOR.get(() -> complaints.assign(key(made), "cp-supervisor"));
        clock.move(Duration.ofHours(3));
        SUPERVISOR.get(() -> complaints.answer(key(made), "We are sorry and look into it"));
        var resolved = SUPERVISOR.get(() -> complaints.resolve(key(made), "No car", "A second car"));
        assertThat(resolved.state()).isEqualTo(ComplaintState.RESOLVED);
        assertThat(resolved.late()).isFalse();
        SUPERVISOR.run(() -> assertThatThrownBy(() -> complaints.callBack(key(made), true, null))
                .isInstanceOf(Refused.class));
        var closed = AGENT.get(() -> complaints.callBack(key(made), true, "Thank you"));
        assertThat(closed.state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(closed.moves()).isEmpty();
    }

    @Test
    @Requirement({"R213", "R214", "R215", "G5"})
    void aMajorOneIsTheDirectorsAndNeedsTheQualityDepartmentsAnalysis() {
        var made = received("CP-B", "The whole hospital stood still for a day");
        var graded = SUPERVISOR.get(() -> complaints.grade(key(made), ComplaintGrade.MAJOR));
        assertThat(graded.handler()).isNotNull();
        SUPERVISOR.run(() -> assertThatThrownBy(() -> complaints.assign(key(made), "cp-supervisor"))
                .isInstanceOf(Refused.class));
        DIRECTOR.get(() -> complaints.assign(key(made), "cp-director"));
        DIRECTOR.run(() -> assertThatThrownBy(() -> complaints.resolve(key(made), "Cause", "Measure"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("analysis-missing"));
        QUALITY.get(() -> complaints.analyse(key(made), "One switch without a twin"));
        DIRECTOR.get(() -> complaints.resolve(key(made), "Single switch", "Second switch bought"));
        AGENT.run(() -> assertThatThrownBy(() -> complaints.callBack(key(made), true, null))
                .isInstanceOf(Refused.class));
        var again = QUALITY.get(() -> complaints.callBack(key(made), false, "It is not here yet"));
        assertThat(again.state()).isEqualTo(ComplaintState.HANDLING);
        assertThat(again.resolvedAt()).isNull();
        assertThat(again.reopenings()).isEqualTo(1);
        DIRECTOR.get(() -> complaints.resolve(key(made), "Single switch", "Second switch installed"));
        assertThat(QUALITY.get(() -> complaints.callBack(key(made), true, null)).state())
                .isEqualTo(ComplaintState.CLOSED);
    }

    @Test
    @Requirement({"R112", "R117", "R118", "R216"})
    void numbersAndTimelinessAreComputedAndAWithdrawnOneStaysCounted() {
        clock.stop(Instant.parse("2047-03-04T02:00:00Z"));
        var inTime = received("CP-C", "First");
        var late = received("CP-C", "Second");
        var withdrawn = received("CP-C", "Third");
        received("CP-C", "Fourth, never touched");
        AGENT.get(() -> complaints.withdraw(key(withdrawn), "A misunderstanding"));
        settle(inTime);
        clock.move(Duration.ofDays(20));
        settle(late);
        var number = QUALITY.get(() -> measures.value("QO-06", Scope.parse("project:CP-C"), Period.parse("2047")));
        assertThat(number.numerator()).isEqualByComparingTo("4");
        assertThat(number.attained()).isTrue();
        var rate = QUALITY.get(() -> measures.value("QO-07", Scope.parse("project:CP-C"), Period.parse("2047-03")));
        assertThat(rate.numerator()).isEqualByComparingTo("2");
        assertThat(rate.attained()).isFalse();
        assertThat(QUALITY.get(() -> measures.value("QO-02", Scope.COMPANY, Period.parse("2047")))
                        .numerator())
                .isGreaterThanOrEqualTo(new java.math.BigDecimal(4));
    }

    private void settle(ComplaintView complaint) {
        SUPERVISOR.run(() -> {
            complaints.grade(key(complaint), ComplaintGrade.NORMAL);
            complaints.assign(key(complaint), "cp-supervisor");
            complaints.resolve(key(complaint), "Cause", "Measure");
        });
    }

    @Test
    @Requirement("R210")
    void aLowScoreMakesOneComplaintHoweverOftenItIsTold() {
        var source = "callback:CB-990001";
        var complaint = new ReceiveComplaint(
                null, "Bad", ComplaintChannel.CALLBACK, null, "CP-D", null, null, null, "INC-000001", source);
        var first = access.byRule("feedback.rule.low-score", () -> complaints.receive(complaint));
        var second = access.byRule("feedback.rule.low-score", () -> complaints.receive(complaint));
        assertThat(second.number()).isEqualTo(first.number());
    }

    @Test
    @Requirement({"R211", "R212"})
    void theApiDoesAllOfIt() throws Exception {
        var location = send(AGENT, post("/api/v1/complaints"), """
                        {"content":"Nobody calls back","project":"CP-E","channel":"EMAIL","complainant":"Ms Li"}""")
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.moves[*].name", hasItem("WITHDRAWAL")))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        send(AGENT, post(location + "/grading"), "{\"grade\":\"URGENT\"}").andExpect(status().isForbidden());
        send(SUPERVISOR, post(location + "/grading").header("If-Match", "\"7\""), "{\"grade\":\"URGENT\"}")
                .andExpect(status().isPreconditionFailed());
        send(SUPERVISOR, post(location + "/grading"), "{\"grade\":\"URGENT\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.grade").value("URGENT"));
        send(SUPERVISOR, post(location + "/assignment"), "{\"handler\":\"cp-supervisor\"}")
                .andExpect(status().isOk());
        send(SUPERVISOR, post(location + "/resolution"), "{\"cause\":\"\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("measure")));
        send(SUPERVISOR, post(location + "/resolution"), "{\"cause\":\"No line\",\"measure\":\"A line\"}")
                .andExpect(status().isOk());
        send(AGENT, post(location + "/callback"), "{\"satisfied\":true}")
                .andExpect(jsonPath("$.state").value("CLOSED"));
        send(AGENT, get("/api/v1/complaints?project=CP-E&withTotal=true"), null)
                .andExpect(jsonPath("$.total").value(1));
        send(AGENT, post("/api/v1/complaints"), "{\"content\":\"\"}").andExpect(status().isUnprocessableContent());
        send(QUALITY, put("/api/v1/complaints/rules/URGENT"), """
                        {"answer":"PT1H","answerCalendar":"nowhere","solve":"PT24H","solveCalendar":"7X24"}""").andExpect(status().is4xxClientError());
        send(As.contact("cp-outsider", "C-9"), get(location), null).andExpect(status().is4xxClientError());
    }

    @Test
    @Requirement("R212")
    void thePagesWorkInBothLanguages() throws Exception {
        mvc.perform(get("/complaints/new").with(AGENT.request())).andExpect(status().isOk());
        mvc.perform(post("/complaints")
                        .with(AGENT.request())
                        .with(csrf())
                        .param("title", "Kept title")
                        .param("project", "CP-A"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Kept title")));
        var made = received("CP-A", "A page for it");
        var page = "/complaints/" + made.number();
        mvc.perform(post(page + "/grading")
                        .with(SUPERVISOR.request())
                        .with(csrf())
                        .param("grade", "MAJOR"))
                .andExpect(redirectedUrlPattern("/complaints/CP-*"));
        mvc.perform(get(page).with(QUALITY.speaking("en").request()))
                .andExpect(content().string(containsString("Record the cause analysis")));
        mvc.perform(get(page).with(QUALITY.request())).andExpect(content().string(containsString("重大投诉")));
        mvc.perform(get("/complaints?state=ALL").with(QUALITY.request()))
                .andExpect(content().string(containsString(made.number())));
        mvc.perform(get("/complaints/rules").with(QUALITY.request())).andExpect(status().isOk());
    }

    private ComplaintView received(String project, String content) {
        return AGENT.get(() -> complaints.receive(new ReceiveComplaint(
                null, content, ComplaintChannel.PHONE, null, project, "Ms Li", "13800000000", null, null, null)));
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
