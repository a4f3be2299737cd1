package org.hengwei.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.Documents;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.people.AdmitPerson;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By which rule a survey is held, and who may host it. */
@RoomTest
class SurveyHostTests extends SomeSurveys {

    private static final As HOST = As.staff("sv-host", "PROJECT_MANAGER");

    @Autowired
    Documents controlled;

    @Test
    @Requirement("R205")
    void theRuleItFollowsIsAControlledDocumentAndStandsOnPageAndReport() throws Exception {
        var today = LocalDate.now();
        assertThatThrownBy(() -> QUALITY.run(() -> surveys.plan(following("NO-SUCH-RULE", today))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("surveys.refused.document"));
        var rule = QUALITY.get(() -> controlled
                .draft(new DraftDocument(
                        "RULES",
                        "客户满意度调查管理制度",
                        "zh-CN",
                        null,
                        null,
                        "sv-reviewer",
                        "sv-manager",
                        SecurityClass.INTERNAL,
                        List.of(),
                        null))
                .number());
        var survey = QUALITY.get(() -> surveys.plan(following(rule, today)));
        assertThat(survey.facts().ruleDocument()).isEqualTo(rule);
        mvc.perform(get("/surveys/" + survey.number()).with(QUALITY.request()))
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("/documents/" + rule.replaceAll("[/ ]", "-"), rule));
        mvc.perform(get("/documents/" + rule.replaceAll("[/ ]", "-")).with(QUALITY.request()))
                .andExpect(status().isOk());
        var docx = QUALITY.get(() -> reports.preview(survey.number(), DocumentFormat.DOCX));
        try (var words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            assertThat(words.getText()).contains(rule);
        }
    }

    @Test
    @Requirement("R208")
    void aProjectManagerHostsItFromTheListToTheReportWithOthersTakingPart() {
        if (!people.exists("sv-host")) {
            access.byRule(
                    "test",
                    () -> people.admit(AdmitPerson.staff("sv-host", "sv-host", List.of("PROJECT_MANAGER"), List.of())));
        }
        var today = LocalDate.now();
        var plan = hostedBy("sv-host", today);
        var number = QUALITY.get(() -> surveys.plan(plan).number());
        var customer = customer("Hosted");
        HOST.run(() -> recipients.name(number, by(customer, Means.TELEPHONE)));
        MANAGER.run(() -> surveys.approve(number, null));
        HOST.run(() -> collecting.distribute(number, null));
        var form = responses(number).getFirst();
        QUALITY.run(() -> answers.write(form.number(), null, null, grades()));
        HOST.run(() -> collecting.endCollection(number, null));
        HOST.run(
                () -> reports.analyse(number, null, new SurveyReports.Conclusion("Collected and compared", "Keep it")));
        HOST.run(() -> reports.report(number, null, "sv-reviewer", "sv-manager"));
        var hosted = HOST.get(() -> surveys.find(number));
        assertThat(hosted.facts().participants()).contains("vendors");
        assertThat(hosted.reportDocument()).isNotNull();
        var other = As.staff("sv-other-pm", "PROJECT_MANAGER");
        assertThatThrownBy(() -> other.run(() -> collecting.remind(number, null)))
                .isInstanceOf(Refused.class);
    }

    private Map<String, String> grades() {
        return templates().stream()
                .filter(SurveyForm.Item::required)
                .collect(Collectors.toMap(SurveyForm.Item::code, item -> "SATISFIED"));
    }

    private List<SurveyForm.Item> templates() {
        return QUALITY.get(() -> templates.find("STANDARD")).form().items();
    }

    private static PlanSurvey following(String rule, LocalDate today) {
        return facts("sv-quality", rule, today);
    }

    private static PlanSurvey hostedBy(String owner, LocalDate today) {
        return facts(owner, null, today);
    }

    private static PlanSurvey facts(String owner, @Nullable String rule, LocalDate today) {
        return new PlanSurvey(
                "Survey " + mark(),
                SurveyLevel.COMPANY,
                null,
                "STANDARD",
                owner,
                null,
                "en",
                "How content are they",
                "Management, sales, operations and vendors",
                today.minusDays(90),
                today,
                today.plusDays(20),
                100,
                0,
                7,
                2,
                rule,
                null);
    }
}
