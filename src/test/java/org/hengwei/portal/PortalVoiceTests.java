package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Objects;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.feedback.CallOutcome;
import org.hengwei.feedback.CallbackKey;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.Callbacks;
import org.hengwei.feedback.ComplaintFilter;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.Complaints;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A contact rates what was done, complains, follows and takes back; and what he finds when he comes in. */
class PortalVoiceTests extends SomePortal {

    @Autowired
    Callbacks callbacks;

    @Autowired
    Complaints complaints;

    @Autowired
    IncidentQueue incidentQueue;

    @Autowired
    Notices notices;

    @Autowired
    DSLContext db;

    private String resolved(Side side, String title) throws InterruptedException {
        var number = reported(side, title);
        resolve(number, "Restarted the relay");
        await(() -> !ADMIN.get(() -> callbacks.of(IncidentKey.of(number))).isEmpty());
        return number;
    }

    @Test
    @Requirement({"R194", "R195", "R196", "H4"})
    void hisOwnRatingIsTheCallbacksAnswerAndSilenceIsNone() throws Exception {
        var side = side("Alpha");
        var rated = resolved(side, "Camera dark");
        var silent = resolved(side, "Door stuck");
        mvc.perform(get("/portal/incidents/" + rated)
                        .with(side.contact().speaking("en").request()))
                .andExpect(content().string(allOf(containsString("/rating"), not(containsString("[portal.")))));
        press(side.contact(), post("/portal/incidents/" + rated + "/rating").param("score", "4"))
                .andExpect(status().isUnprocessableContent());
        press(
                        side.contact(),
                        post("/portal/incidents/" + rated + "/rating")
                                .param("solved", "true")
                                .param("score", "4")
                                .param("comment", "Quick"))
                .andExpect(redirectedUrl("/portal/incidents/" + rated));
        var callback = ADMIN.get(() -> callbacks.of(IncidentKey.of(rated))).getFirst();
        assertThat(callback.state()).isEqualTo(CallbackState.DONE);
        assertThat(callback.score()).isEqualTo(4);
        assertThat(callback.byCustomer()).isTrue();
        assertThat(stateOf(rated)).isEqualTo(IncidentStatus.CLOSED);
        press(side.contact(), post("/portal/incidents/" + rated + "/rating").param("score", "1"))
                .andExpect(status().isConflict());
        var waiting = ADMIN.get(() -> callbacks.of(IncidentKey.of(silent))).getFirst();
        assertThat(waiting.state()).isEqualTo(CallbackState.DUE);
        assertThat(waiting.score()).isNull();
        assertThat(db.fetchValue(
                        "SELECT within_24h AND by_customer FROM feedback.fact_callback WHERE subject = ?",
                        "callback:" + callback.number()))
                .isEqualTo(true);
        assertThat(db.fetchValue(
                        "SELECT score FROM feedback.fact_callback WHERE subject = ?", "callback:" + waiting.number()))
                .isNull();
    }

    @Test
    @Requirement({"R196", "R211", "H4"})
    void notSolvedOpensItAgainAndALowScoreBecomesAComplaint() throws Exception {
        var side = side("Beta");
        var number = resolved(side, "Mail stuck");
        send(
                        side.contact(),
                        post("/api/v1/portal/incidents/" + number + "/rating"),
                        "{\"solved\":false,\"score\":1,\"comment\":\"Still stuck\"}")
                .andExpect(status().isOk());
        assertThat(stateOf(number)).isEqualTo(IncidentStatus.IN_PROGRESS);
        await(() -> ADMIN.get(() -> complaints.list(
                                new ComplaintFilter(false, null, null, null, side.customer()), null, 10, false))
                        .items()
                        .size()
                == 1);
        send(side.contact(), post("/api/v1/portal/incidents/" + number + "/rating"), "{\"solved\":true,\"score\":5}")
                .andExpect(status().isConflict());
    }

    @Test
    @Requirement("R196")
    void aScoreTheCallerDidNotGetIsGivenLaterOnce() throws Exception {
        var side = side("Gamma");
        var number = resolved(side, "Slow network");
        var callback = ADMIN.get(() -> callbacks.of(IncidentKey.of(number))).getFirst();
        DESK.run(() -> callbacks.take(CallbackKey.of(callback.number()), new CallOutcome(true, true, null, null)));
        send(side.contact(), post("/api/v1/portal/incidents/" + number + "/rating"), "{\"score\":3}")
                .andExpect(jsonPath("$.rating.score").value(3));
        send(side.contact(), post("/api/v1/portal/incidents/" + number + "/rating"), "{\"score\":3}")
                .andExpect(status().isConflict());
    }

    private IncidentStatus stateOf(String number) {
        return ADMIN.get(() -> incidentQueue.find(IncidentKey.of(number))).status();
    }

    @Test
    @Requirement({"R183", "R211", "R212", "R214"})
    void heComplainsFollowsIsAnsweredAndTakesBackWhatStaysCounted() throws Exception {
        var side = side("Delta");
        var ticket = reported(side, "Radio silent");
        press(side.contact(), post("/portal/complaints").param("about", ticket))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString(ticket)));
        var page = Objects.requireNonNull(press(
                        side.contact(),
                        post("/portal/complaints").param("about", ticket).param("content", "Nobody came"))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        var number = page.substring(page.lastIndexOf('/') + 1);
        var key = ComplaintKey.of(number);
        var taken = ADMIN.get(() -> complaints.find(key));
        assertThat(taken.project()).isEqualTo(side.project());
        assertThat(taken.channel()).hasToString("PORTAL");
        ADMIN.run(() -> complaints.grade(key, ComplaintGrade.MAJOR));
        holder("OPERATIONS_GM").run(() -> complaints.assign(key, "pt-supervisor"));
        holder("QUALITY_MANAGER").run(() -> complaints.analyse(key, "Lemur analysis"));
        holder("OPERATIONS_GM").run(() -> complaints.answer(key, "We come today"));
        assertThat(side.contact().get(() -> notices.inbox(false, null, 10).items()))
                .extracting(NoticeView::key)
                .contains("feedback.notice.own-complaint.answered");
        holder("OPERATIONS_GM").run(() -> complaints.feedBack(key, "The relay is being replaced"));
        assertThat(side.contact().get(() -> notices.inbox(false, null, 10).items()))
                .extracting(NoticeView::key)
                .contains("feedback.notice.own-complaint.fed-back");
        mvc.perform(get("/api/v1/portal/complaints/" + number)
                        .with(side.contact().request()))
                .andExpect(jsonPath("$.feedback").value("The relay is being replaced"))
                .andExpect(jsonPath("$.feedbackDueAt").exists());
        for (var language : List.of("zh-CN", "en")) {
            mvc.perform(get(page).with(side.contact().speaking(language).request()))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("We come today"),
                                    containsString("The relay is being replaced"),
                                    not(containsString("Lemur")),
                                    not(containsString("pt-supervisor")),
                                    not(containsString("[portal.")))));
        }
        mvc.perform(get("/api/v1/portal/complaints/" + number)
                        .with(side("Epsilon").contact().request()))
                .andExpect(status().isNotFound());
        send(side.contact(), post("/api/v1/portal/complaints/" + number + "/withdrawal"), "{}")
                .andExpect(status().isUnprocessableContent());
        send(side.contact(), post("/api/v1/portal/complaints/" + number + "/withdrawal"), "{\"reason\":\"All well\"}")
                .andExpect(jsonPath("$.state").value("WITHDRAWN"))
                .andExpect(jsonPath("$.mayWithdraw").value(false));
        assertThat(db.fetchValue("SELECT count(*) FROM feedback.fact_complaint WHERE customer = ?", side.customer()))
                .isEqualTo(1L);
        var general = send(side.contact(), post("/api/v1/portal/complaints"), "{\"content\":\"In general too slow\"}")
                .andExpect(status().isCreated())
                .andReturn();
        String other = JsonPath.read(general.getResponse().getContentAsString(UTF_8), "$.number");
        mvc.perform(get("/portal/complaints").with(side.contact().speaking("en").request()))
                .andExpect(content().string(allOf(containsString(other), not(containsString("[portal.")))));
        send(side.contact(), post("/api/v1/portal/complaints"), "{\"content\":\"x\",\"about\":\"INC-000000999\"}")
                .andExpect(status().isUnprocessableContent());
    }

    private static As holder(String role) {
        return As.staff("pt-" + role.toLowerCase(), role);
    }

    @Test
    @Requirement("H15")
    void hisFirstPasswordIsChangedBeforeAnythingElseThenHeLandsInThePortal() throws Exception {
        var side = side("Zeta");
        var cookie = signIn(side.login(), PASSWORD);
        mvc.perform(get("/portal").cookie(cookie)).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/api/v1/portal/projects").cookie(cookie)).andExpect(status().isForbidden());
        mvc.perform(post("/account/password")
                        .param("present", PASSWORD)
                        .param("wanted", "another steady pony")
                        .param("repeated", "another steady pony")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(redirectedUrl("/account?changed"));
        var own = signIn(side.login(), "another steady pony");
        mvc.perform(get("/").cookie(own)).andExpect(redirectedUrl("/portal"));
        var home = mvc.perform(get("/portal").cookie(own))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        assertThat(home)
                .contains("href=\"/portal/complaints\"", "href=\"/notices\"", "hx-get=\"/surveys/mine\"")
                .doesNotContain("href=\"/requests\"", "action=\"/search\"");
        mvc.perform(get("/notices").cookie(own)).andExpect(status().isOk());
        mvc.perform(get("/surveys/mine").cookie(own)).andExpect(status().isOk());
        var ticket = reported(side, "Printer");
        mvc.perform(get("/incidents/" + ticket).cookie(own)).andExpect(redirectedUrl("/portal/incidents/" + ticket));
        for (var page : List.of("/incidents", "/requests", "/search?q=x", "/year", "/projects/" + side.project())) {
            mvc.perform(get(page).cookie(own))
                    .andExpect(status().isForbidden())
                    .andExpect(content().string(containsString("\u5ba2\u6237\u95e8\u6237")));
        }
        mvc.perform(get("/").with(DESK.request())).andExpect(status().isOk());
    }

    private jakarta.servlet.http.Cookie signIn(String login, String password) throws Exception {
        var answer = mvc.perform(post("/sign-in")
                        .param("login", login)
                        .param("password", password)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return Objects.requireNonNull(answer.getResponse().getCookie("hengwei"));
    }
}
