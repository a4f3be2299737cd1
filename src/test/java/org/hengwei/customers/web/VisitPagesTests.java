package org.hengwei.customers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Cursor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Visits and project dossiers by page and API. */
@RoomTest
class VisitPagesTests {

    private static final As ADMIN = As.staff("visit-admin", "ADMINISTRATOR").speaking("en");

    private final String mark = Long.toString(System.nanoTime(), 36);

    @Autowired
    MockMvc mvc;

    private ResultActions send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(ADMIN.request()).with(csrf()).header("Accept-Language", "en"));
    }

    private ResultActions json(AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return send(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private String customer() throws Exception {
        var answer = json(post("/api/v1/customers"), "{\"name\":\"Visited %s\"}".formatted(mark))
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.code");
    }

    private String project(String customer) throws Exception {
        var code = "PD-" + mark;
        json(post("/api/v1/projects"), """
                {"code":"%s","name":"Video","customer":"%s","type":"OTHER","deliveryMode":"RESIDENT"}""".formatted(code, customer)).andExpect(status().isCreated());
        return code;
    }

    private String visit(String customer) throws Exception {
        var answer = json(post("/api/v1/visits"), """
                {"customer":"%s","visitedOn":"2020-12-20","visitors":"Zhou"}""".formatted(customer))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.held").value(false))
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.number");
    }

    @Test
    @Requirement({"R150", "R151", "R172"})
    void aVisitIsPlannedOverTheApiAndWrittenUpOnItsPage() throws Exception {
        var customer = customer();
        var number = visit(customer);
        var before = Cursor.of(customer.substring(0, customer.length() - 1)).encode();
        send(get("/api/v1/visits/missing?year=2020&limit=200&cursor=" + before))
                .andExpect(content().string(containsString(customer)));
        send(get("/visits/" + number + "/edit")).andExpect(content().string(containsString("2020-12-20")));
        send(post("/visits/" + number)
                        .param("version", "1")
                        .param("customer", customer)
                        .param("visitedOn", "2020-12-20")
                        .param("visitors", "Zhou")
                        .param("satisfaction", "Typed satisfaction"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed satisfaction")));
        send(post("/visits/" + number)
                        .param("version", "1")
                        .param("customer", customer)
                        .param("visitedOn", "2020-12-20")
                        .param("visitors", "Zhou")
                        .param("satisfaction", "Content")
                        .param("latentNeeds", "Analytics wanted")
                        .param("summary", "All well"))
                .andExpect(redirectedUrl("/visits/" + number));
        send(get("/visits/" + number)).andExpect(content().string(containsString("Analytics wanted")));
        json(put("/api/v1/visits/" + number).header("If-Match", "\"1\""), "{}")
                .andExpect(status().isPreconditionFailed());
        send(get("/api/v1/visits?customer=" + customer))
                .andExpect(jsonPath("$.items[0].held").value(true))
                .andExpect(jsonPath("$.items[0].latentNeeds").value("Analytics wanted"));
    }

    @Test
    @Requirement("R152")
    void minutesAreAttachedToAVisit() throws Exception {
        var number = visit(customer());
        var minutes = new MockMultipartFile("file", "minutes.txt", "text/plain", "Agreed".getBytes());
        send(multipart("/api/v1/journal/visit/" + number + "/attachments").file(minutes))
                .andExpect(status().isCreated());
        send(get("/journal/visit/" + number)).andExpect(content().string(containsString("minutes.txt")));
    }

    @Test
    @Requirement({"R164", "R165", "R169", "R170", "R171"})
    void aDossierIsFilledFromItsPageAndRead() throws Exception {
        var here = "/projects/" + project(customer()) + "/dossier";
        var file = new MockMultipartFile("file", "arrival.txt", "text/plain", "Arrived".getBytes());
        send(multipart(here + "/papers")
                        .file(file)
                        .param("stage", "ARRIVAL")
                        .param("datedOn", "2024-03-01")
                        .param("signedBy", "Wang"))
                .andExpect(redirectedUrl(here + "#papers"));
        send(multipart(here + "/papers").param("title", "Typed paper").param("stage", "FINAL"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed paper")));
        send(post(here + "/costs")
                        .param("kind", "COST")
                        .param("category", "Labour")
                        .param("amount", "1200.50")
                        .param("bookedOn", "2024-03-01"))
                .andExpect(redirectedUrl(here + "#costs"));
        send(post(here + "/costs").param("category", "Typed").param("amount", "much"))
                .andExpect(status().isUnprocessableContent());
        send(post(here + "/trainings")
                        .param("topic", "Platform")
                        .param("plannedOn", "2024-03-01")
                        .param("trainer", "Zhou"))
                .andExpect(redirectedUrl(here + "#trainings"));
        var answer = send(get("/api/v1" + here)).andReturn().getResponse().getContentAsString();
        int training = JsonPath.read(answer, "$.trainings[0].id");
        send(post(here + "/trainings/" + training + "/held")
                        .param("heldOn", "2099-03-02")
                        .param("attendees", "7")
                        .param("result", "Typed result"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"2099-03-02\"")))
                .andExpect(content().string(containsString("value=\"Typed result\"")));
        send(post(here + "/trainings/" + training + "/held")
                        .param("heldOn", "2024-03-02")
                        .param("attendees", "7")
                        .param("result", "Passed"))
                .andExpect(redirectedUrl(here + "#training-" + training));
        send(post(here + "/vendor-services")
                        .param("vendor", "Maker")
                        .param("service", "Upgrade")
                        .param("servedOn", "2024-03-02")
                        .param("technique", "GOOD")
                        .param("quality", "FAIR"))
                .andExpect(redirectedUrl(here + "#vendor-services"));
        send(post(here + "/talk-interval").param("days", "30")).andExpect(redirectedUrl(here + "#talks"));
        send(post(here + "/talks")
                        .param("heldOn", "2024-03-02")
                        .param("participants", "All")
                        .param("progress", "On time"))
                .andExpect(redirectedUrl(here + "#talks"));
        send(get("/api/v1" + here))
                .andExpect(jsonPath("$.sums.left").value(-1200.5))
                .andExpect(jsonPath("$.files[0].name").value("arrival.txt"))
                .andExpect(jsonPath("$.trainings[0].what.attendees").value(7))
                .andExpect(jsonPath("$.talkDue.overdue").value(true));
        send(get("/progress-talks")).andExpect(content().string(containsString("PD-" + mark)));
        send(get("/api/v1/progress-talks?overdue=true&limit=200"))
                .andExpect(jsonPath("$.items[*].project").isNotEmpty());
        inBothLanguages(here);
    }

    @Test
    void everyPageHasItsWordsInBothLanguages() throws Exception {
        var customer = customer();
        var number = visit(customer);
        inBothLanguages("/visits");
        inBothLanguages("/visits/missing");
        inBothLanguages("/visits/new?customer=" + customer);
        inBothLanguages("/visits/" + number);
        inBothLanguages("/visits/" + number + "/edit");
        inBothLanguages("/visits/of-customer/" + customer);
        inBothLanguages("/customers/" + customer);
        inBothLanguages("/progress-talks?overdue=false");
    }

    private void inBothLanguages(String page) throws Exception {
        for (var language : new String[] {"en", "zh-CN"}) {
            var reader = As.staff("visit-admin", "ADMINISTRATOR").speaking(language);
            var html = mvc.perform(get(page).with(reader.request()))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(html).as(page).doesNotContain("[customers.", "[shared.");
        }
    }
}
