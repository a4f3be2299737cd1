package org.hengwei.surveys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.feedback.ComplaintRules;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** The form behind a one-time link, for people who are not signed in. */
@RoomTest
class SurveyLinkTests extends SomeSurveys {

    @Autowired
    DSLContext db;

    @Autowired
    ComplaintRules rules;

    private List<ResponseView> two() {
        var today = LocalDate.now();
        var survey = sent(
                plan(form(), today.minusDays(90), today, today.plusDays(10), 100, 0),
                List.of(
                        by(customer("Secret-One"), Means.QUESTIONNAIRE),
                        by(customer("Secret-Two"), Means.QUESTIONNAIRE)));
        return responses(survey.number());
    }

    private String link(ResponseView response) {
        return QUALITY.get(() -> answers.link(response.number()).url());
    }

    private ResultActions send(String path, Map<String, String> given) throws Exception {
        var request = post(path).with(csrf());
        given.forEach(request::param);
        return mvc.perform(request);
    }

    private ResponseState stateOf(ResponseView response) {
        return QUALITY.get(() -> answers.find(response.number())).state();
    }

    @Test
    @Requirement("R199")
    void aKeyOpensOneFormOnceInBothLanguagesAndTellsNothing() throws Exception {
        var forms = two();
        var path = link(forms.getFirst());
        mvc.perform(get(path).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string(containsString("E-D")))
                .andExpect(content().string(containsString("Very satisfied")))
                .andExpect(content().string(not(containsString("Secret-One"))))
                .andExpect(content().string(not(containsString("checked"))))
                .andExpect(content().string(not(containsString("[surveys."))));
        mvc.perform(get(path).header("Accept-Language", "zh-CN"))
                .andExpect(content().string(containsString("T-D")))
                .andExpect(content().string(containsString("\u5f88\u6ee1\u610f")));
        send(path, Map.of("S", "FAIR", "O", "kept words"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("kept words")));
        assertThat(stateOf(forms.getFirst())).isEqualTo(ResponseState.SENT);
        send(path, Map.of("S", "FAIR", "D", "SATISFIED")).andExpect(redirectedUrl("/s/thanks"));
        mvc.perform(get("/s/thanks")).andExpect(status().isOk());
        assertThat(stateOf(forms.getFirst())).isEqualTo(ResponseState.ANSWERED);
        assertThat(stateOf(forms.getLast())).isEqualTo(ResponseState.SENT);
        send(path, Map.of("S", "VERY_SATISFIED", "D", "VERY_SATISFIED")).andExpect(status().isNotFound());
        var used = mvc.perform(get(path)).andExpect(status().isNotFound()).andReturn();
        var unknown = mvc.perform(get("/s/" + "x".repeat(43)))
                .andExpect(status().isNotFound())
                .andReturn();
        assertThat(bare(used.getResponse().getContentAsString(UTF_8)))
                .isEqualTo(bare(unknown.getResponse().getContentAsString(UTF_8)));
        var answer = QUALITY.get(() -> answers.find(forms.getFirst().number()));
        assertThat(answer.byLink()).isTrue();
        assertThat(answer.answer("D").orElseThrow().points()).isEqualByComparingTo("16");
        assertThat(answer.answer("P")).isEmpty();
    }

    /** Without the form token, which differs each time. */
    private static String bare(String page) {
        return page.replaceAll("(content|value)=\"[^\"]{20,}\"", "");
    }

    @Test
    void aKeyOfOneCustomerAnswersForNoOther() throws Exception {
        var forms = two();
        var first = link(forms.getFirst());
        var second = link(forms.getLast());
        send(first, Map.of("S", "FAIR", "D", "FAIR", "number", forms.getLast().number()))
                .andExpect(redirectedUrl("/s/thanks"));
        assertThat(stateOf(forms.getLast())).isEqualTo(ResponseState.SENT);
        mvc.perform(get(second)).andExpect(status().isOk());
    }

    @Test
    void onlyTheDigestOfAKeyIsKeptAndEveryKeyOfAFormDiesWithItsAnswer() throws Exception {
        var form = two().getFirst();
        var first = link(form);
        var second = link(form);
        var key = first.substring("/s/".length());
        var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(US_ASCII));
        assertThat(db.fetchValue("SELECT count(*) FROM surveys.link WHERE digest = ?", digest))
                .isEqualTo(1L);
        assertThat(db.fetchValue("SELECT count(*) FROM surveys.link l WHERE l::text LIKE ?", "%" + key + "%"))
                .isEqualTo(0L);
        send(second, Map.of("S", "FAIR", "D", "FAIR")).andExpect(redirectedUrl("/s/thanks"));
        mvc.perform(get(first)).andExpect(status().isNotFound());
    }

    @Test
    void aKeyEndsWithTheSurveysLastDay() throws Exception {
        var path = link(two().getFirst());
        clock.move(Duration.ofDays(9));
        mvc.perform(get(path)).andExpect(status().isOk());
        clock.move(Duration.ofDays(2));
        mvc.perform(get(path)).andExpect(status().isNotFound());
        send(path, Map.of("S", "FAIR", "D", "FAIR")).andExpect(status().isNotFound());
    }

    @Test
    void staffCannotAnswerForACustomerByLink() throws Exception {
        var form = two().getFirst();
        mvc.perform(post(link(form))
                        .param("S", "VERY_SATISFIED")
                        .param("D", "VERY_SATISFIED")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(stateOf(form)).isEqualTo(ResponseState.SENT);
    }

    @Test
    @Requirement("R210")
    void greatDissatisfactionIsToldAtOnce() throws Exception {
        var form = two().getFirst();
        send(link(form), Map.of("S", "VERY_DISSATISFIED", "D", "FAIR", "O", "Never on time"))
                .andExpect(redirectedUrl("/s/thanks"));
        var told = db.fetchOne(
                "SELECT c.content AS told FROM journal.entry e JOIN journal.entry_content c ON c.entry_id = e.id"
                        + " WHERE e.word = 'surveys.VeryDissatisfied' AND e.subject = ?",
                "survey-response:" + form.number());
        assertThat(told).isNotNull();
        assertThat(told.get("told", String.class)).contains("Never on time").contains("E-S");
        assertThat(complaintOf(form.number())).contains("Never on time");
    }

    @Test
    @Requirement("R210")
    void howFewPointsBecomeAComplaintIsTheQualityManagersToSet() throws Exception {
        QUALITY.run(() -> rules.put(null, new ComplaintRules.PutThreshold(2, 2)));
        try {
            var form = two().getFirst();
            send(link(form), Map.of("S", "FAIR", "D", "DISSATISFIED", "O", "Slow on Mondays"))
                    .andExpect(redirectedUrl("/s/thanks"));
            assertThat(complaintOf(form.number()))
                    .contains("Slow on Mondays")
                    .contains("E-D")
                    .doesNotContain("E-S");
            QUALITY.run(() -> rules.put(null, new ComplaintRules.PutThreshold(2, 0)));
            var worst = two().getFirst();
            send(link(worst), Map.of("S", "VERY_DISSATISFIED", "D", "VERY_DISSATISFIED"))
                    .andExpect(redirectedUrl("/s/thanks"));
            assertThat(db.fetchValue(
                            "SELECT count(*) FROM journal.entry WHERE word = 'surveys.VeryDissatisfied' AND subject = ?",
                            "survey-response:" + worst.number()))
                    .isEqualTo(0L);
        } finally {
            QUALITY.run(() -> rules.put(null, new ComplaintRules.PutThreshold(2, 1)));
        }
    }

    /** It follows a moment later. */
    private String complaintOf(String response) throws InterruptedException {
        for (var i = 0; i < 100; i++) {
            var content = db.fetchValue(
                    "SELECT content FROM feedback.complaint WHERE source = ?", "survey-response:" + response);
            if (content != null) {
                return content.toString();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no complaint of " + response);
    }

    @Test
    @Requirement("R199")
    void aContactWhoSignsInFindsHisFormAndAnswersIt() throws Exception {
        var login = "sv." + mark().toLowerCase();
        var customer = customer("Portal");
        ADMIN.run(() -> {
            var contact = book.contacts(customer).getFirst();
            book.admit(customer, contact.id(), login, null, "en");
        });
        var contact = As.contact(login, customer).speaking("en");
        var stranger = As.contact("sv.stranger", customer("Other"));
        var today = LocalDate.now();
        var survey = sent(
                plan(form(), today.minusDays(90), today, today.plusDays(10), 100, 0),
                List.of(by(customer, Means.QUESTIONNAIRE)));
        var number = responses(survey.number()).getFirst().number();
        mvc.perform(get("/surveys/mine").with(contact.request()))
                .andExpect(content().string(containsString("/surveys/mine/" + number)));
        mvc.perform(get("/api/v1/portal/surveys").with(contact.request()))
                .andExpect(content().string(containsString(number)));
        mvc.perform(get("/surveys/mine").with(stranger.request()))
                .andExpect(content().string(not(containsString(number))));
        mvc.perform(post("/surveys/mine/" + number).with(stranger.request()).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/portal/surveys/" + number + "/link")
                        .with(contact.request())
                        .with(csrf()))
                .andExpect(content().string(containsString("/s/")));
        var path = String.valueOf(mvc.perform(
                        post("/surveys/mine/" + number).with(contact.request()).with(csrf()))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        mvc.perform(get(path).with(contact.request())).andExpect(content().string(containsString("E-D")));
        mvc.perform(post(path)
                        .param("S", "FAIR")
                        .param("D", "SATISFIED")
                        .with(contact.request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/s/thanks"));
        assertThat(QUALITY.get(() -> answers.find(number)).state()).isEqualTo(ResponseState.ANSWERED);
        mvc.perform(get("/surveys/mine").with(contact.request()))
                .andExpect(content().string(not(containsString(number))));
    }
}
