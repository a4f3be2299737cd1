package org.hengwei.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.feedback.PastCallback;
import org.hengwei.feedback.PastCallbacks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Surveys over pages and API. */
@RoomTest
class SurveyPagesTests extends SomeSurveys {

    @Autowired
    PastCallbacks past;

    private final LocalDate today = LocalDate.now();

    private ResultActions as(As who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(who.request()).with(csrf()));
    }

    private ResultActions json(As who, AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return as(who, request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    @Requirement({"R198", "R199", "R202"})
    void aSurveyGoesItsWayOverTheApi() throws Exception {
        var customer = customer("Api");
        json(QUALITY, post("/api/v1/surveys"), "{\"title\":\"No dates\"}").andExpect(status().isUnprocessableContent());
        var body = """
                {"title":"Over the API","template":"STANDARD","language":"en","purpose":"Ask","periodFrom":"%s",
                 "periodUntil":"%s","closesOn":"%s","capDays":0}""".formatted(today.minusDays(90), today, today.plusDays(9));
        var made = json(QUALITY, post("/api/v1/surveys"), body)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/v1/surveys/SVY-")))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.state").value("PLANNED"))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        var at = "/api/v1/surveys/" + JsonPath.read(made, "$.number");
        json(QUALITY, put(at).header("If-Match", "\"9\""), body).andExpect(status().isPreconditionFailed());
        json(QUALITY, put(at).header("If-Match", "\"1\""), body).andExpect(header().string("ETag", "\"2\""));
        json(MANAGER, post(at + "/approval"), "{}").andExpect(status().isConflict());
        json(QUALITY, post(at + "/recipients"), "{\"customer\":\"%s\",\"means\":\"EMAIL\"}".formatted(customer))
                .andExpect(status().isUnprocessableContent());
        json(QUALITY, post(at + "/recipients"), "{\"customer\":\"%s\",\"means\":\"TELEPHONE\"}".formatted(customer))
                .andExpect(jsonPath("$.counts.named").value(1));
        json(MANAGER, post(at + "/approval"), "{}")
                .andExpect(jsonPath("$.state").value("APPROVED"));
        json(QUALITY, post(at + "/distribution"), "{}")
                .andExpect(jsonPath("$.counts.sent").value(1));
        var listed =
                as(QUALITY, get(at + "/responses")).andReturn().getResponse().getContentAsString(UTF_8);
        var response = "/api/v1/survey-responses/" + JsonPath.read(listed, "$.items[0].number");
        json(QUALITY, post(response + "/answer"), "{\"answers\":{\"ABILITY\":\"FAIR\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("UNDERSTANDING")));
        json(QUALITY, post(response + "/answer"), """
                {"answers":{"UNDERSTANDING":"VERY_SATISFIED","CONDUCT":"VERY_SATISFIED","ATTITUDE":"SATISFIED",
                 "TIMELINESS":"FAIR","ABILITY":"SATISFIED","EFFECT":"SATISFIED","ADVICE":"DISSATISFIED",
                 "DOCUMENTS":"VERY_SATISFIED","OPINION":"Reports come late"}}""")
                .andExpect(jsonPath("$.state").value("ANSWERED"))
                .andExpect(jsonPath("$.typedBy").value("sv-quality"));
        as(QUALITY, get(at + "/results"))
                .andExpect(jsonPath("$.overall.score").value(10 + 10 + 8 + 6 + 8 + 12 + 4.5 + 20))
                .andExpect(jsonPath("$.overall.fullScore").value(100))
                .andExpect(jsonPath("$.overall.responseRate").value(100.0))
                .andExpect(jsonPath("$.areas[?(@.code=='DESK')].score.score").value(14));
        json(QUALITY, post(at + "/collection-end"), "{}")
                .andExpect(jsonPath("$.state").value("COLLECTED"));
        json(QUALITY, post(at + "/analysis"), "{\"analysis\":\"Fine\",\"goals\":\"Faster\"}")
                .andExpect(jsonPath("$.moves[0].name").value("REPORT"));
        var said = as(QUALITY, get(at + "/opinions?state=OPEN"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        var opinion = "/api/v1/survey-opinions/" + JsonPath.read(said, "$.items[0].number");
        json(QUALITY, post(opinion + "/measure"), "{\"measure\":\"Earlier\",\"owner\":\"nobody-here\"}")
                .andExpect(status().isUnprocessableContent());
        json(
                        QUALITY,
                        post(opinion + "/measure"),
                        "{\"measure\":\"Earlier\",\"owner\":\"sv-agent\",\"dueOn\":\"%s\"}"
                                .formatted(today.plusDays(3)))
                .andExpect(jsonPath("$.state").value("MEASURED"));
        json(AGENT, post(opinion + "/completion"), "{\"result\":\"Done\"}")
                .andExpect(jsonPath("$.state").value("DONE"));
        as(As.staff("sv-line", "FIRST_LINE"), get(at)).andExpect(status().isNotFound());
        as(As.contact("sv-contact", customer), get(at)).andExpect(status().isNotFound());
    }

    @Test
    void aRefusedPlanKeepsWhatWasTyped() throws Exception {
        as(QUALITY, post("/surveys").param("title", "Typed title").param("samplingPercent", "0"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed title")));
    }

    @Test
    void theWayOverThePages() throws Exception {
        var customer = customer("Pages");
        var at = as(
                        QUALITY,
                        post("/surveys")
                                .param("title", "Over pages")
                                .param("level", "COMPANY")
                                .param("purpose", "Ask")
                                .param("language", "en")
                                .param("periodFrom", today.minusDays(90).toString())
                                .param("periodUntil", today.toString())
                                .param("closesOn", today.plusDays(9).toString())
                                .param("capDays", "0"))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        as(QUALITY, post(at + "/recipients").param("customer", customer).param("means", "VISIT"))
                .andExpect(redirectedUrl(at));
        as(MANAGER, post(at + "/approval")).andExpect(redirectedUrl(at));
        as(QUALITY, post(at + "/distribution").param("version", "1")).andExpect(status().isPreconditionFailed());
        as(QUALITY, post(at + "/distribution")).andExpect(redirectedUrl(at));
        var response = responses(at.substring("/surveys/".length())).getFirst();
        var page = "/surveys/responses/" + response.number();
        as(QUALITY, post(page + "/link"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/s/")));
        as(QUALITY, post(page + "/answer").param("OPINION", "kept words"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("kept words")));
        var filled = post(page + "/answer").param("means", "TELEPHONE").param("OPINION", "Thank you");
        QUALITY.get(() -> templates.find("STANDARD"))
                .form()
                .scored()
                .forEach(item -> filled.param(item.code(), "SATISFIED"));
        as(QUALITY, filled).andExpect(redirectedUrl(page));
        as(QUALITY, post(at + "/collection-end")).andExpect(redirectedUrl(at));
        as(QUALITY, post(at + "/analysis").param("analysis", "typed analysis"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("typed analysis")));
        as(QUALITY, post(at + "/analysis").param("analysis", "Good").param("goals", "Better"))
                .andExpect(redirectedUrl(at));
        var opinion = QUALITY.get(() -> opinions.list(at.substring("/surveys/".length()), null, null, 5))
                .items()
                .getFirst();
        as(QUALITY, post("/surveys/opinions/" + opinion.number() + "/praise"))
                .andExpect(redirectedUrl("/surveys/opinions/" + opinion.number()));
        as(QUALITY, get(at + "/report.pdf"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF));
    }

    @Test
    void everyPageHasItsWordsInBothLanguages() throws Exception {
        var survey = sent(
                plan(form(), today.minusDays(90), today, today.plusDays(9), 100, 0),
                List.of(by(customer("Words"), Means.VISIT), by(customer("Words-b"), Means.TELEPHONE)));
        var answered = responses(survey.number()).getFirst();
        write(answered, Map.of("S", "VERY_DISSATISFIED", "D", "FAIR", "P", "30", "O", "Words"));
        var planned = QUALITY.get(
                () -> surveys.plan(plan("STANDARD", today.minusDays(90), today, today.plusDays(9), 100, 0)));
        var opinion = QUALITY.get(() -> opinions.list(survey.number(), null, null, 5))
                .items()
                .getFirst();
        for (var language : List.of("zh-CN", "en")) {
            for (var path : List.of(
                    "/surveys",
                    "/surveys/new",
                    "/surveys/" + planned.number(),
                    "/surveys/" + planned.number() + "/plan",
                    "/surveys/" + survey.number(),
                    "/surveys/" + survey.number() + "/results",
                    "/surveys/responses/" + answered.number(),
                    "/surveys/responses/" + responses(survey.number()).getLast().number(),
                    "/surveys/opinions",
                    "/surveys/opinions?survey=" + survey.number(),
                    "/surveys/opinions/" + opinion.number(),
                    "/surveys/projects",
                    "/surveys/templates",
                    "/surveys/templates/STANDARD",
                    "/surveys/templates/new?from=STANDARD",
                    "/surveys/mine",
                    "/journal/survey/" + survey.number(),
                    "/journal/survey-response/" + answered.number(),
                    "/measures/QO-01",
                    "/measures/figure?code=QO-05")) {
                var page = mvc.perform(get(path).with(QUALITY.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8);
                assertThat(page)
                        .as(language + " " + path)
                        .doesNotContain("[surveys.")
                        .doesNotContain("[measures.");
            }
        }
    }

    /** Two of three callbacks gave a score: 5 and 4 of 5; the third reached nobody yet and counts in no score. */
    @Test
    @Requirement({"R197", "R198"})
    void theCallbacksAreTheSurveyOfEachProject() throws Exception {
        var project = "SVC-" + mark();
        var at = Instant.parse("2019-03-05T02:00:00Z");
        AGENT.run(() -> past.record(
                List.of(called(project, 1, at, 5), called(project, 2, at, 4), called(project, 3, at, null))));
        var found = JsonPath.<List<Map<String, Object>>>read(
                as(QUALITY, get("/api/v1/project-satisfaction?from=2019-03-05&until=2019-03-05"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8),
                "$[?(@.project=='" + project + "')]");
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("due", 3)
                        .containsEntry("scored", 2)
                        .containsEntry("score", 9)
                        .containsEntry("fullScore", 10));
        as(QUALITY, get("/surveys/projects?from=2019-03-05&until=2019-03-05"))
                .andExpect(content().string(containsString(project)))
                .andExpect(content().string(containsString("90.00 %")))
                .andExpect(content().string(containsString("66.7 %")));
        as(QUALITY, get("/surveys/projects?from=nonsense&until=2019-03-05"))
                .andExpect(content().string(containsString("nonsense")));
    }

    private static PastCallback called(String project, int number, Instant at, Integer score) {
        return new PastCallback(
                "INC-9%05d%s".formatted(number, mark()),
                "Title",
                "Solution",
                project,
                null,
                null,
                "sv-agent",
                null,
                null,
                at,
                score == null ? null : at.plusSeconds(60),
                score == null ? null : "sv-quality",
                score == null ? null : Boolean.TRUE,
                score,
                null);
    }

    @Test
    void aFormIsMadeOnItsPage() throws Exception {
        var code = "P-" + mark();
        var request = post("/surveys/templates").param("code", code).param("name", "Typed form");
        row(request, "S", "SERVICE", "10");
        as(QUALITY, request.param("itemFullScore", "x")).andExpect(status().isSeeOther());
        var edit = post("/surveys/templates/" + code).param("name", "Typed form");
        row(edit, "S", "SERVICE", "ten");
        as(QUALITY, edit)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"ten\"")));
        as(QUALITY, post("/surveys/templates/" + code + "/activation")).andExpect(status().isUnprocessableContent());
        var more = post("/surveys/templates/" + code).param("name", "Typed form");
        row(more, "S", "SERVICE", "10");
        row(more, "D", "DESK", "10");
        as(QUALITY, more).andExpect(redirectedUrl("/surveys/templates/" + code));
        as(QUALITY, post("/surveys/templates/" + code + "/activation"))
                .andExpect(redirectedUrl("/surveys/templates/" + code));
        as(AGENT, post("/surveys/templates/" + code + "/retirement")).andExpect(status().isForbidden());
    }

    private static void row(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
            String code,
            String area,
            String full) {
        request.param("itemCode", code)
                .param("itemArea", area)
                .param("itemScale", "FIVE")
                .param("itemText", "Text " + code)
                .param("itemTextEn", "")
                .param("itemFullScore", full)
                .param("itemWeight", "1")
                .param("itemRequired", "true");
    }
}
