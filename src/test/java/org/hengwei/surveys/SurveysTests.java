package org.hengwei.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Outcome;
import org.hengwei.measures.Scope;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys from the plan to the last measure, and the three metrics they feed. */
@RoomTest
class SurveysTests extends SomeSurveys {

    private static final Map<String, String> BEST = Map.of("S", "VERY_SATISFIED", "D", "VERY_SATISFIED");
    private static final Map<String, String> GOOD = Map.of("S", "SATISFIED", "D", "SATISFIED", "P", "45");
    private static final Map<String, String> BAD =
            Map.of("S", "VERY_DISSATISFIED", "D", "FAIR", "P", "20", "O", "Nobody came for a week");

    @Autowired
    Measures measures;

    /**
     * Six forms 30 of 30, two 8 + 16 + 2×45 = 114 of 130, one 0 + 12 + 2×20 = 52 of 130; two silent, one void.
     * QO-01 = (6×30 + 2×114 + 52) / (6×30 + 3×130) = 460/570. QO-04 = (6×(5+5) + 2×(4+4+4.5) + (0+3+2)) / (12+6+3) = 90/21.
     * QO-05 = (6×100 + 2×114/130×100 + 52/130×100) / 9.
     */
    @Test
    @Requirement({"R201", "R202", "R203", "R204", "R206", "R207", "R209", "R210", "R111", "R114", "R120", "G1"})
    void aHalfYearSurveyOverTwelveCustomersEndsInTheReportAndThreeMetrics() throws Exception {
        clock.set(Instant.parse("2031-05-10T02:00:00Z"));
        var form = form();
        var whom = new ArrayList<Recipients.Recipient>();
        for (var i = 0; i < 9; i++) {
            whom.add(by(customer("Twelve-" + i), Means.TELEPHONE));
        }
        var city = customer("Twelve-city");
        var project = project(city, null);
        var district = project(city, null);
        var last = customer("Twelve-last");
        whom.add(new Recipients.Recipient(city, null, project, Means.VISIT));
        whom.add(new Recipients.Recipient(city, null, district, Means.VISIT));
        whom.add(by(last, Means.QUESTIONNAIRE));
        var survey = sent(plan(form, day("2031-01-01"), day("2031-06-30"), day("2031-06-20"), 100, 30), whom);
        var number = survey.number();
        assertThat(survey.state()).isEqualTo(CampaignState.DISTRIBUTED);
        assertThat(survey.counts().sent()).isEqualTo(12);
        var forms = responses(number);
        for (var i = 0; i < 6; i++) {
            write(forms.get(i), BEST);
        }
        write(forms.get(9), GOOD);
        write(forms.get(6), GOOD);
        write(forms.get(11), BAD);
        write(forms.get(7), BEST);
        QUALITY.run(() -> answers.voidAnswer(forms.get(7).number(), null, "Filled in by the wrong person"));
        var before = QUALITY.get(() -> analysis.results(number)).overall();
        clock.set(Instant.parse("2031-06-21T02:00:00Z"));
        QUALITY.run(() -> collecting.endCollection(number, null));
        var results = QUALITY.get(() -> analysis.results(number));
        assertThat(results.overall().score()).isEqualByComparingTo("460");
        assertThat(results.overall().fullScore()).isEqualByComparingTo("570");
        assertThat(results.overall().rate()).isEqualTo(before.rate()).isEqualByComparingTo("80.7018");
        assertThat(results.overall().ofFive()).isEqualByComparingTo("4.2857");
        assertThat(results.overall().ofHundred()).isEqualByComparingTo("90.5983");
        assertThat(results.overall().responseRate()).isEqualByComparingTo("75");
        assertThat(results.recoveryRate()).isEqualByComparingTo("83.3333");
        assertThat(area(results, "DESK").score()).isEqualByComparingTo(new BigDecimal(6 * 20 + 2 * 16 + 12));
        assertThat(area(results, "SERVICE").fullScore()).isEqualByComparingTo("90");
        assertThat(area(results, "TECHNICAL").responseRate()).isEqualByComparingTo("25");
        assertThat(figure("QO-01", "2031-H1", Scope.COMPANY).state()).isEqualTo(Outcome.NO_DATA);

        var done = concluded(number);
        assertThat(done.state()).isEqualTo(CampaignState.REPORTED);
        var rate = figure("QO-01", "2031-H1", Scope.COMPANY);
        assertThat(rate.numerator()).isEqualByComparingTo("460");
        assertThat(rate.denominator()).isEqualByComparingTo("570");
        assertThat(rate.attained()).isFalse();
        assertThat(rate.leftOut()).isEqualTo(3);
        var five = figure("QO-04", "2031", Scope.COMPANY);
        assertThat(five.numerator()).isEqualByComparingTo("90");
        assertThat(five.denominator()).isEqualByComparingTo("21");
        var hundred = figure("QO-05", "2031", Scope.COMPANY);
        assertThat(hundred.numerator().setScale(12, RoundingMode.HALF_UP)).isEqualByComparingTo("815.384615384615");
        assertThat(hundred.denominator()).isEqualByComparingTo("9");
        var ofProject = figure("QO-04", "2031", Scope.of(Scope.Kind.PROJECT, project));
        assertThat(ofProject.numerator()).isEqualByComparingTo("12.5");
        assertThat(ofProject.denominator()).isEqualByComparingTo("3");
        for (var metric : List.of("QO-01", "QO-04", "QO-05")) {
            var beside = MANAGER.get(() -> measures.responseRate(metric, Scope.COMPANY, Period.parse("2031")));
            assertThat(beside.code()).isEqualTo("MGT-06");
            assertThat(beside.numerator()).as(metric).isEqualByComparingTo("9");
            assertThat(beside.denominator()).as(metric).isEqualByComparingTo("12");
        }
        assertThat(figure("QO-04", "2031", Scope.of(Scope.Kind.PROJECT, district))
                        .state())
                .isEqualTo(Outcome.NO_DATA);
        onPaper(number);
        measured(number);
        compared(number, form);
    }

    private void onPaper(String number) throws Exception {
        var docx = QUALITY.get(() -> reports.preview(number, DocumentFormat.DOCX));
        try (var words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            assertThat(words.getText())
                    .contains(
                            "80.70 %", "4.29", "90.60", "75.00 %", "83.33 %", "Nobody came for a week", "\u2588\u2588");
        }
        var pdf = QUALITY.get(() -> reports.preview(number, DocumentFormat.PDF));
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains("80.70 %").contains("Service desk");
        }
    }

    /** What was said: the words, and the two items below FAIR; each needs a measure before the survey can go on (R207). */
    private void measured(String number) {
        var said = QUALITY.get(() -> opinions.list(number, null, null, 50).items());
        assertThat(said)
                .extracting(OpinionView::item, OpinionView::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("S", "VERY_DISSATISFIED"),
                        org.assertj.core.groups.Tuple.tuple("P", "DISSATISFIED"),
                        org.assertj.core.groups.Tuple.tuple("O", "OPINION"));
        refused(() -> QUALITY.run(() -> reports.track(number, null)), "surveys.refused.without-measure");
        for (var one : said) {
            if (!one.kind().equals("OPINION")) {
                refused(() -> QUALITY.run(() -> opinions.praise(one.number(), null)), "surveys.refused.no-praise");
            }
            var measure = new Opinions.SetMeasure("Talk to the team", "sv-agent", day("2031-07-31"));
            QUALITY.run(() -> opinions.measure(one.number(), null, measure));
        }
        assertThat(QUALITY.get(() -> reports.track(number, null)).state()).isEqualTo(CampaignState.ACTIONS_TRACKED);
        refused(() -> QUALITY.run(() -> reports.close(number, null, "MR-2031")), "surveys.refused.not-done");
        said.forEach(one -> AGENT.run(() -> opinions.done(one.number(), null, "Talked, roster changed")));
        var closed = QUALITY.get(() -> reports.close(number, null, "MR-2031"));
        assertThat(closed.state()).isEqualTo(CampaignState.CLOSED);
        assertThat(closed.counts().measuresDone()).isEqualTo(3);
    }

    private void compared(String earlier, String form) {
        var next = sent(
                comparing(plan(form, day("2031-07-01"), day("2031-12-31"), day("2031-12-20"), 100, 0), earlier),
                List.of(by(customer("Next"), Means.TELEPHONE)));
        write(responses(next.number()).getFirst(), BEST);
        var results = QUALITY.get(() -> analysis.results(next.number()));
        assertThat(results.earlier().number()).isEqualTo(earlier);
        assertThat(results.earlier().change()).isEqualByComparingTo("19.2982");
        assertThat(results.areas().getFirst().change()).isEqualByComparingTo("15.5556");
    }

    private SurveyResults.Score area(SurveyResults results, String code) {
        return results.areas().stream()
                .filter(part -> part.code().equals(code))
                .findFirst()
                .orElseThrow()
                .score();
    }

    private org.hengwei.measures.Figure figure(String code, String period, Scope scope) {
        return MANAGER.get(() -> measures.value(code, scope, Period.parse(period)));
    }

    @Test
    @Requirement({"G1", "R199"})
    void whoIsSilentRaisesNoScoreAndAnOnlySilentSurveyHasNone() {
        clock.set(Instant.parse("2033-02-10T02:00:00Z"));
        var survey = sent(
                plan(form(), day("2033-01-01"), day("2033-06-30"), day("2033-03-01"), 100, 0),
                List.of(by(customer("Silent"), Means.TELEPHONE)));
        var reported = reported(survey.number());
        assertThat(reported.counts().noAnswer()).isEqualTo(1);
        var results = QUALITY.get(() -> analysis.results(survey.number()));
        assertThat(results.overall().rate()).isNull();
        assertThat(results.overall().ofFive()).isNull();
        assertThat(results.overall().ofHundred()).isNull();
        assertThat(results.overall().responseRate()).isEqualByComparingTo("0");
        for (var metric : List.of("QO-01", "QO-04", "QO-05")) {
            assertThat(figure(metric, "2033", Scope.COMPANY).state()).as(metric).isEqualTo(Outcome.NO_DATA);
        }
        assertThat(figure("MGT-06", "2033", Scope.COMPANY).value()).isEqualByComparingTo("0");
    }

    @Test
    @Requirement("R200")
    void whoWasAskedLatelyIsSparedAndTheMeansOfACustomerIsRemembered() {
        clock.set(Instant.parse("2034-02-10T02:00:00Z"));
        var form = form();
        var often = customer("Often");
        sent(
                plan(form, day("2034-01-01"), day("2034-06-30"), day("2034-03-01"), 100, 30),
                List.of(by(often, Means.VISIT)));
        clock.move(Duration.ofDays(29));
        var second = sent(
                plan(form, day("2034-01-01"), day("2034-06-30"), day("2034-04-01"), 100, 30),
                List.of(by(often, null), by(customer("Fresh"), Means.TELEPHONE)));
        var rows = responses(second.number());
        assertThat(rows.getFirst().means()).isEqualTo(Means.VISIT);
        assertThat(rows.getFirst().state()).isEqualTo(ResponseState.LEFT_OUT);
        assertThat(rows.getFirst().leftOut()).isEqualTo("CAP");
        assertThat(rows.getLast().state()).isEqualTo(ResponseState.SENT);
        clock.move(Duration.ofDays(2));
        var third = sent(
                plan(form, day("2034-01-01"), day("2034-06-30"), day("2034-05-01"), 100, 30), List.of(by(often, null)));
        assertThat(third.counts().sent()).isEqualTo(1);
    }

    @Test
    void aSampleAsksTheShareItNames() {
        var whom = new ArrayList<Recipients.Recipient>();
        for (var i = 0; i < 10; i++) {
            whom.add(by(customer("Sample-" + i), Means.TELEPHONE));
        }
        var today = LocalDate.now();
        var survey = sent(plan("STANDARD", today.minusDays(90), today, today.plusDays(20), 25, 0), whom);
        assertThat(survey.counts().sent()).isEqualTo(3);
        assertThat(survey.counts().leftOut()).isEqualTo(7);
        assertThat(responses(survey.number()).stream()
                        .filter(row -> "SAMPLE".equals(row.leftOut()))
                        .count())
                .isEqualTo(7);
    }

    @Test
    void theSilentAreRemindedAsOftenAsPlannedAndTheLastDayEndsTheCollection() {
        clock.set(Instant.parse("2035-02-10T02:00:00Z"));
        var survey = sent(
                plan(form(), day("2035-01-01"), day("2035-06-30"), day("2035-03-20"), 100, 0),
                List.of(by(customer("Slow"), Means.TELEPHONE)));
        var expected = new int[] {0, 1, 1, 2, 2, 2};
        var days = new int[] {6, 2, 5, 3, 8, 1};
        for (var i = 0; i < days.length; i++) {
            clock.move(Duration.ofDays(days[i]));
            collecting.look();
            assertThat(responses(survey.number()).getFirst().reminders())
                    .as("look " + i)
                    .isEqualTo(expected[i]);
        }
        clock.set(Instant.parse("2035-03-20T15:59:00Z"));
        collecting.look();
        assertThat(QUALITY.get(() -> surveys.find(survey.number())).state()).isEqualTo(CampaignState.DISTRIBUTED);
        clock.set(Instant.parse("2035-03-20T16:00:00Z"));
        collecting.look();
        var over = QUALITY.get(() -> surveys.find(survey.number()));
        assertThat(over.state()).isEqualTo(CampaignState.COLLECTED);
        assertThat(over.counts().noAnswer()).isEqualTo(1);
    }

    @Test
    @Requirement({"R198", "R217"})
    void theDeskRunsProjectSurveysOnlyAndNobodyApprovesHisOwnPlan() {
        var today = LocalDate.now();
        var company = plan("STANDARD", today.minusDays(90), today, today.plusDays(20), 100, 0);
        refused(() -> AGENT.run(() -> surveys.plan(company)), "shared.refused.forbidden");
        var customer = customer("Own-plan");
        var project = project(customer, null);
        var own = new PlanSurvey(
                "Project survey",
                SurveyLevel.PROJECT,
                project,
                null,
                null,
                null,
                null,
                "Ask",
                null,
                today.minusDays(30),
                today,
                today.plusDays(10),
                null,
                null,
                null,
                null,
                null,
                null);
        var made = AGENT.get(() -> surveys.plan(own));
        assertThat(made.facts().owner()).isEqualTo("sv-agent");
        assertThat(made.form().fullScore()).isEqualByComparingTo("100");
        AGENT.run(() -> recipients.name(made.number(), by(null, Means.TELEPHONE)));
        var planned = QUALITY.get(() -> surveys.plan(company));
        refused(() -> QUALITY.run(() -> surveys.approve(planned.number(), null)), "surveys.refused.own-plan");
        MANAGER.run(() -> surveys.approve(made.number(), null));
        assertThat(AGENT.get(() -> collecting.distribute(made.number(), null)).state())
                .isEqualTo(CampaignState.DISTRIBUTED);
    }

    @Test
    void whoDidTheWorkNeitherWritesDownTheAnswerNorMakesTheLink() {
        var customer = customer("Own-work");
        var project = project(customer, "sv-agent");
        var today = LocalDate.now();
        var survey = sent(
                plan("STANDARD", today.minusDays(90), today, today.plusDays(20), 100, 0),
                List.of(new Recipients.Recipient(customer, null, project, Means.VISIT)));
        var response = responses(survey.number()).getFirst();
        refused(
                () -> AGENT.run(() -> answers.write(response.number(), null, null, Map.of())),
                "surveys.refused.own-work");
        refused(() -> AGENT.run(() -> answers.link(response.number())), "surveys.refused.own-work");
        assertThat(AGENT.get(() -> answers.find(response.number())).obstacle()).isEqualTo("surveys.refused.own-work");
        assertThat(QUALITY.get(() -> answers.find(response.number())).obstacle())
                .isNull();
    }

    @Test
    @Requirement("R201")
    void aFormAsksForServiceAndDeskApart() {
        var code = "ONE-" + mark();
        QUALITY.run(() -> templates.create(new SurveyTemplates.Put(
                code,
                code,
                null,
                new SurveyForm(null, null, List.of(item("S", Area.SERVICE, Scale.FIVE, "5", "1", true))))));
        refused(() -> QUALITY.run(() -> templates.activate(code, null)), "surveys.refused.both-areas");
        var standard = QUALITY.get(() -> templates.find("STANDARD")).form();
        assertThat(standard.fullScore()).isEqualByComparingTo("100");
        assertThat(standard.scored())
                .extracting(item -> item.fullScore().intValueExact())
                .containsExactly(10, 10, 10, 10, 10, 15, 15, 20);
    }

    private static void refused(Runnable deed, String key) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
