package org.hengwei.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.agreements.TicketOutcomes.Tally;
import org.hengwei.agreements.TicketType;
import org.hengwei.approvals.Approvals;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Watch;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.DocumentViews;
import org.hengwei.incidents.AssignIncident;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.opportunities.Opportunities;
import org.hengwei.opportunities.OpportunityFilter;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.worklist.WorkQueue;
import org.hengwei.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

/** A review from the tickets of its period to the customer's word, and what a missed promise raises. */
@RoomTest
@EnableScenarios
class ReviewsTests {

    private static final As LEAD = As.staff("lv-lead", "OM_SUPERVISOR");
    private static final As HANDS = As.staff("lv-hands", "SECOND_LINE").onProjects("LV-1", "LV-2", "LV-6");
    private static final As OM = As.staff("lv-om", "OM_MANAGER");
    private static final As QUALITY = As.staff("lv-quality", "QUALITY_MANAGER");
    private static final As DEPUTY = As.staff("lv-deputy", "MANAGEMENT_REPRESENTATIVE");
    private static final As CHIEF = As.staff("lv-chief", "GENERAL_MANAGER");
    private static final Instant MARCH = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewReports reports;

    @Autowired
    ReviewCalendar calendar;

    @Autowired
    Misses misses;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Agreements agreements;

    @Autowired
    Incidents incidents;

    @Autowired
    Requests requests;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    Measures measures;

    @Autowired
    Approvals approvals;

    @Autowired
    DocumentViews documents;

    @Autowired
    Worklist worklist;

    @Autowired
    Notices notices;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void house(@Autowired People people, @Autowired CustomerProjects projects, @Autowired Access access) {
        SomeProjects.delivering(projects, "LV-1", "LV-2", "LV-3", "LV-4", "LV-5", "LV-6");
        access.byRule("test", () -> {
            for (var one : List.of(LEAD, HANDS, OM, QUALITY, DEPUTY, CHIEF)) {
                var login = one.actor().login();
                people.admit(
                        AdmitPerson.staff(login, login, List.copyOf(one.actor().roles()), List.of()));
            }
        });
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    /** P1: response 15 minutes, resolution four hours. */
    private String incident(String project, Duration answered, Duration resolved) {
        var start = clock.instant();
        var made = LEAD.get(() -> incidents.report(new ReportIncident(
                "Line is down",
                null,
                project,
                null,
                null,
                null,
                null,
                1,
                1,
                null,
                Channel.PHONE,
                null,
                null,
                null,
                null,
                null,
                List.of())));
        var key = IncidentKey.of(made.number());
        clock.stop(start.plus(answered));
        LEAD.run(() -> incidents.assign(key, new AssignIncident(null, null, "lv-hands")));
        clock.stop(start.plus(resolved));
        HANDS.run(() -> incidents.accept(key));
        HANDS.run(() -> incidents.resolve(
                key, new ResolveIncident("Restarted", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30))));
        LEAD.run(() -> incidents.confirm(key, 1, Confirmation.SOLVED));
        LEAD.run(() -> incidents.close(key, null));
        clock.stop(start.plus(Duration.ofDays(1)));
        return made.number();
    }

    private String request(String project, Duration fulfilled) {
        var start = clock.instant();
        var made = LEAD.get(() -> requests.submit(
                SubmitRequest.of("ITEM-CONSULT", project, Map.of("kind", "ADVICE", "subject", "Export"), List.of())));
        var key = RequestKey.of(made.number());
        clock.stop(start.plus(fulfilled));
        LEAD.run(() -> fulfilment.complete(key, null, null));
        LEAD.run(() -> fulfilment.fulfil(key, "Answered"));
        OM.run(() -> fulfilment.close(key, true, null));
        clock.stop(start.plus(Duration.ofDays(1)));
        return made.number();
    }

    private static Tally tally(int closed, int met, int missed, int response, int resolution) {
        return new Tally(closed, met, missed, 0, response, resolution, 0);
    }

    @Test
    @Requirement({"R177", "R179", "H10"})
    void aReviewCountsItsTicketsExactlyNamesEachMissAndEndsWithCauseImprovementAndTheCustomersWord() {
        clock.stop(MARCH);
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.withRequests("LV-1", 2, 4, 8, 16));
        clock.stop(MARCH);
        incident("LV-1", Duration.ofMinutes(10), Duration.ofHours(3));
        var lateAnswer = incident("LV-1", Duration.ofMinutes(20), Duration.ofHours(3));
        var lateBoth = incident("LV-1", Duration.ofMinutes(40), Duration.ofHours(6));
        request("LV-1", Duration.ofHours(7));
        var lateRequest = request("LV-1", Duration.ofHours(9));
        clock.stop(Instant.parse("2026-04-02T01:00:00Z"));
        incident("LV-1", Duration.ofMinutes(10), Duration.ofHours(9));

        var review =
                OM.get(() -> reviews.open(sla.number(), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")));
        assertThat(review.attainment())
                .extracting(Attainment::type, Attainment::live)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TicketType.INCIDENT, tally(3, 1, 2, 2, 1)),
                        org.assertj.core.groups.Tuple.tuple(TicketType.REQUEST, tally(2, 1, 1, 0, 1)));
        assertThat(review.attainment())
                .extracting(one -> String.valueOf(one.percent()))
                .containsExactly("33.33", "50.00");
        var key = ReviewKey.of(review.number());
        var first = OM.get(() -> reviews.misses(key, TicketType.INCIDENT, null, 1));
        var second = OM.get(() -> reviews.misses(key, TicketType.INCIDENT, first.nextCursor(), 1));
        assertThat(first.items()).extracting(one -> one.ticket().code()).containsExactly(lateAnswer);
        assertThat(second.items()).singleElement().satisfies(one -> {
            assertThat(one.ticket().code()).isEqualTo(lateBoth);
            assertThat(one.missed())
                    .extracting(missed -> missed.clock())
                    .containsExactly(PromisedClock.RESPONSE, PromisedClock.RESOLUTION);
        });
        assertThat(second.nextCursor()).isNull();
        assertThat(OM.get(() -> reviews.misses(key, TicketType.REQUEST, null, 50))
                        .items())
                .extracting(one -> one.ticket().code())
                .containsExactly(lateRequest);

        var quarter = QUALITY.get(() -> measures.value("SLM-01", Scope.parse("project:LV-1"), Period.parse("2026-Q1")));
        assertThat(quarter.numerator()).isEqualByComparingTo("1");
        assertThat(quarter.denominator())
                .as("the same incidents as in the review")
                .isEqualByComparingTo("3");
        assertThat(QUALITY.get(() -> measures.value("SLM-01", Scope.parse("project:LV-1"), Period.parse("2026-04")))
                        .value())
                .isEqualByComparingTo("0");

        OM.run(() -> assertThatThrownBy(() -> reviews.finish(key))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("heldOn", "participants", "cause", "improvement")));
        OM.run(() -> reviews.write(
                key,
                new WriteReview(
                        "lv-om",
                        LocalDate.parse("2026-04-02"),
                        "Wang (customer), Lin",
                        "One line only to the site",
                        null,
                        null)));
        OM.run(() -> assertThatThrownBy(() -> reviews.finish(key)).isInstanceOf(Refused.class));
        OM.run(() -> reviews.write(
                key,
                new WriteReview(
                        "lv-om",
                        LocalDate.parse("2026-04-02"),
                        "Wang (customer), Lin",
                        "One line only to the site",
                        "A second line by June",
                        null)));
        var finished = OM.get(() -> reviews.finish(key));
        assertThat(finished.state()).isEqualTo(ReviewState.FINISHED);
        assertThat(finished.nextDueOn()).isEqualTo("2026-07-15");
        assertThat(finished.attainment().getFirst().reviewed()).isEqualTo(tally(3, 1, 2, 2, 1));
        var confirmed = OM.get(() -> reviews.confirm(key, "Wang", LocalDate.parse("2026-04-03")));
        assertThat(confirmed.confirmedBy()).isEqualTo("Wang");
        OM.run(() -> assertThatThrownBy(
                        () -> reviews.open(sla.number(), LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-31")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("levels.refused.reviewed")));
        var improved =
                QUALITY.get(() -> measures.value("MGT-13", Scope.parse("project:LV-1"), Period.parse("2026-Q2")));
        assertThat(improved.numerator()).isEqualByComparingTo("1");
        assertThat(improved.denominator()).isEqualByComparingTo("1");
    }

    @Test
    @Requirement({"R179", "R337"})
    void eachMissRaisesOneOpportunityInOneStepThatIsAcceptedAndDone() {
        clock.stop(MARCH);
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("LV-2"));
        clock.stop(MARCH);
        var kept = incident("LV-2", Duration.ofMinutes(10), Duration.ofHours(3));
        var missed = incident("LV-2", Duration.ofMinutes(10), Duration.ofHours(5));
        var ticket = new Subject("incident", missed);
        refused(
                "levels.refused.nothing-missed",
                () -> LEAD.run(() -> misses.raise(new Subject("incident", kept), null, null, null)));
        var raised = LEAD.get(() -> misses.raise(ticket, "Spare line", "lv-hands", LocalDate.parse("2026-05-01")));
        assertThat(raised.source()).isEqualTo("incident:" + missed);
        assertThat(raised.sourceHref()).isEqualTo("/incidents/" + missed);
        assertThat(raised.project()).isEqualTo("LV-2");
        assertThat(raised.finding()).contains("2026-03-03 13:00", "2026-03-03 14:00", "P1");
        refused("opportunities.refused.raised", () -> OM.run(() -> misses.raise(ticket, null, null, null)));
        var key = org.hengwei.opportunities.OpportunityKey.of(raised.number());
        refused("shared.refused.forbidden", () -> LEAD.run(() -> opportunities.accept(key, null, null)));
        OM.run(() -> opportunities.accept(key, null, null));
        assertThat(HANDS.get(() -> worklist.queue(WorkQueue.MINE, null, 200)).items())
                .anyMatch(work -> work.href().equals("/opportunities/" + raised.number()));
        refused("shared.refused.forbidden", () -> LEAD.run(() -> opportunities.complete(key, "Nothing")));
        var done = HANDS.get(() -> opportunities.complete(key, "The spare line is in use"));
        assertThat(done.result()).isEqualTo("The spare line is in use");
        assertThat(done.late()).isFalse();
        assertThat(OM.get(() -> opportunities.list(OpportunityFilter.of("incident:" + missed), null, 50, true))
                        .items())
                .extracting(one -> one.number())
                .containsExactly(raised.number());
    }

    /** D14: attainment, misses, cause, improvement. */
    @Test
    @Requirement({"R177", "R179", "H17"})
    void aFinishedReviewIsPutOnPaperAndSignedByThree() throws Exception {
        clock.stop(MARCH);
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("LV-6"));
        clock.stop(MARCH);
        incident("LV-6", Duration.ofMinutes(10), Duration.ofHours(3));
        var late = incident("LV-6", Duration.ofMinutes(10), Duration.ofHours(6));
        clock.stop(Instant.parse("2026-04-02T01:00:00Z"));
        var number = OM.get(
                        () -> reviews.open(sla.number(), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")))
                .number();
        var page = "/levels/reviews/" + number;
        var api = "/api/v1/sla-reviews/" + number;
        mvc.perform(post(api + "/report")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reviewer\":\"lv-deputy\",\"approver\":\"lv-chief\"}"))
                .andExpect(status().isConflict());
        OM.run(() -> reviews.finish(
                ReviewKey.of(number),
                new WriteReview(
                        "lv-om",
                        LocalDate.parse("2026-04-02"),
                        "Wang (customer), Lin",
                        "One line only to the site",
                        "A second line by June",
                        null)));

        var words = text(OM, api + "/report.docx?language=en");
        assertThat(words)
                .contains(number, sla.number(), "2026-01-01", "50.00 %", late, "2026-03-03 13:00", "2026-03-03 15:00")
                .contains("One line only to the site", "A second line by June", "Not confirmed by the customer yet");
        assertThat(text(OM, page + "/report.docx")).contains("SLA评估报告", "达成率", "原因分析", late);
        var pdf = mvc.perform(get(page + "/report.pdf").with(OM.speaking("en").request()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains("50.00 %", "A second line by June", late);
        }
        mvc.perform(get(api + "/report.docx?language=fr").with(OM.request())).andExpect(status().is(422));

        mvc.perform(post(page + "/report")
                        .with(OM.request())
                        .with(csrf())
                        .param("language", "en")
                        .param("reviewer", "lv-deputy"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("value=\"lv-deputy\" selected")));
        mvc.perform(post(api + "/report")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"language\":\"en\",\"reviewer\":\"lv-deputy\",\"approver\":\"lv-chief\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.document").value(containsString("HW-LR-")));
        var document = OM.get(() -> reviews.find(ReviewKey.of(number)).document());
        refused(
                "documents.refused.state",
                () -> OM.run(() -> reports.report(
                        ReviewKey.of(number), new ReviewReports.SignOff("en", "lv-deputy", "lv-chief"))));
        var subject = OM.get(() -> documents.get(document).subject());
        DEPUTY.run(() -> approvals.agree(subject, ""));
        CHIEF.run(() -> approvals.agree(subject, ""));
        var signed = OM.get(() -> documents.file(document, "V1.0", DocumentFormat.DOCX));
        try (var paper = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(signed.bytes())))) {
            assertThat(paper.getText()).contains(document, "V1.0", "lv-om", "lv-deputy", "lv-chief", late);
        }
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get(page).with(OM.speaking(language).request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(page + "/report.docx")))
                    .andExpect(content().string(containsString("/documents/" + document)));
        }
    }

    private String text(As who, String path) throws Exception {
        var bytes = mvc.perform(get(path).with(who.request()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(bytes)))) {
            return words.getText();
        }
    }

    @Test
    @Requirement("R177")
    void theReviewOfAQuarterOpensByItselfOnceAndReminds(Scenario scenario) {
        clock.stop(Instant.parse("2026-03-30T01:00:00Z"));
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("LV-3"));
        calendar.look();
        assertThat(ofAgreement(sla.number())).as("the quarter is not over").isEmpty();
        clock.stop(Instant.parse("2026-04-01T01:00:00Z"));
        calendar.look();
        calendar.look();
        var opened = ofAgreement(sla.number());
        assertThat(opened).singleElement().satisfies(review -> {
            assertThat(review.periodFrom()).isEqualTo("2026-01-01");
            assertThat(review.periodUntil()).isEqualTo("2026-03-31");
            assertThat(review.dueOn()).isEqualTo("2026-04-15");
        });
        var number = opened.getFirst().number();
        assertThat(OM.get(() -> worklist.queue(WorkQueue.WAITING, null, 200)).items())
                .anyMatch(work -> work.href().equals("/levels/reviews/" + number));
        clock.stop(Instant.parse("2026-04-16T01:00:00Z"));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(
                        () -> OM.get(() -> notices.inbox(false, null, 200).items().stream()
                                .filter(notice -> ("/levels/reviews/" + number).equals(notice.href()))
                                .map(NoticeView::key)
                                .toList()),
                        keys -> keys.contains("levels.notice.missed"))
                .andVerify(keys -> assertThat(keys).contains("levels.notice.opened", "levels.notice.missed"));
        OM.run(() -> reviews.cancel(ReviewKey.of(number), "Customer is moving"));
        calendar.look();
        assertThat(ofAgreement(sla.number()))
                .as("what was called off stays called off")
                .hasSize(1);
    }

    private List<ReviewView> ofAgreement(String agreement) {
        return OM.get(() -> reviews.list(null, agreement, null, 50, false)).items();
    }

    @Test
    @Requirement("R177")
    void apiAndPagesDoTheSame() throws Exception {
        clock.stop(MARCH);
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("LV-4"));
        clock.stop(MARCH);
        var missed = incident("LV-4", Duration.ofMinutes(10), Duration.ofHours(5));
        clock.stop(Instant.parse("2026-04-02T01:00:00Z"));
        mvc.perform(post("/api/v1/sla-reviews")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"agreement\": \"" + sla.number() + "\", \"periodFrom\": \"2026-03-31\","
                                + " \"periodUntil\": \"2026-03-01\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("periodUntil"));
        var place = mvc.perform(post("/api/v1/sla-reviews")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"agreement\": \"" + sla.number() + "\", \"periodFrom\": \"2026-03-01\","
                                + " \"periodUntil\": \"2026-03-31\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.attainment[0].live.missed").value(1))
                .andExpect(jsonPath("$.attainment[0].percent").value(0.0))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        mvc.perform(get(place + "/misses").with(OM.request()))
                .andExpect(jsonPath("$.items[0].ticket.code").value(missed))
                .andExpect(jsonPath("$.items[0].missed[0].clock").value("RESOLUTION"));
        mvc.perform(put(place)
                        .with(OM.request())
                        .with(csrf())
                        .header("If-Match", "\"9\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isPreconditionFailed());
        var code = place.substring(place.lastIndexOf('/') + 1);
        for (var language : new String[] {"zh-CN", "en"}) {
            for (var page : new String[] {
                "/levels/reviews",
                "/levels/reviews?state=OPEN",
                "/levels/reviews/" + code,
                "/levels/reviews/" + code + "/misses/INCIDENT",
                "/levels/reviews/of/" + sla.number(),
                "/levels/about/incident/" + missed,
                "/levels/about/incident/" + missed + "?alone=true",
                "/agreements/" + sla.number(),
                "/incidents/" + missed,
                "/opportunities",
                "/opportunities/new"
            }) {
                mvc.perform(get(page).with(OM.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString("[levels."))))
                        .andExpect(content().string(not(containsString("[opportunities."))));
            }
        }
        mvc.perform(get("/levels/reviews/" + code).with(OM.request()))
                .andExpect(content().string(containsString("/incidents/" + missed)));
        mvc.perform(post("/levels/reviews/" + code + "/completion")
                        .with(OM.request())
                        .with(csrf())
                        .param("version", "1")
                        .param("participants", "Typed people"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed people")));
        mvc.perform(post("/levels/reviews/" + code + "/completion")
                        .with(OM.request())
                        .with(csrf())
                        .param("version", "1")
                        .param("participants", "Wang, Lin")
                        .param("heldOn", "2026-04-01")
                        .param("cause", "No spare")
                        .param("improvement", "A spare"))
                .andExpect(status().isSeeOther());
        mvc.perform(post("/api/v1/sla-reviews/" + code + "/confirmation")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"confirmedBy\": \"Wang\", \"confirmedOn\": \"2026-04-02\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.confirmedBy").value("Wang"));
        mvc.perform(post("/levels/about/incident/" + missed)
                        .with(OM.request())
                        .with(csrf())
                        .param("proposal", "Typed proposal")
                        .param("owner", "nobody-here"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed proposal")));
        var made = mvc.perform(post("/api/v1/sla-misses/incident:" + missed + "/opportunity")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"proposal\": \"Spare line\", \"owner\": \"lv-om\", \"dueOn\": \"2026-06-01\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.origin").value("SLA"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        var number = made.substring(made.lastIndexOf('/') + 1);
        for (var language : new String[] {"zh-CN", "en"}) {
            mvc.perform(get("/opportunities/" + number)
                            .with(OM.speaking(language).request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Spare line")))
                    .andExpect(content().string(not(containsString("[opportunities."))));
            mvc.perform(get("/opportunities/" + number + "/edit")
                            .with(OM.speaking(language).request()))
                    .andExpect(status().isOk());
        }
        mvc.perform(get("/opportunities/about/incident/" + missed).with(OM.request()))
                .andExpect(content().string(containsString(number)));
        mvc.perform(post("/opportunities/" + number + "/rejection")
                        .with(OM.request())
                        .with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post("/opportunities/" + number + "/acceptance")
                        .with(OM.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        mvc.perform(post("/api/v1/opportunities/" + number + "/completion")
                        .with(OM.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"result\": \"Laid\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("DONE"));
        mvc.perform(get("/api/v1/opportunities?state=DONE&project=LV-4").with(OM.request()))
                .andExpect(jsonPath("$.items[0].number").value(number));
    }

    @Test
    @Requirement("H15")
    void aCustomerSeesNeitherReviewsNorOpportunities() throws Exception {
        var guest = As.contact("lv-guest", "C-000001").request();
        for (var page : new String[] {
            "/levels/reviews",
            "/opportunities",
            "/api/v1/sla-reviews",
            "/api/v1/opportunities",
            "/levels/about/incident/INC-000001"
        }) {
            mvc.perform(get(page).with(guest)).andExpect(status().isForbidden());
        }
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.key()).isEqualTo(key));
    }
}
