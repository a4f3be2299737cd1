package org.hengwei.customers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Pages and API of customers, contracts and projects, as people and programs use them. */
@RoomTest
class CustomerPagesTests {

    private static final As ADMIN = As.staff("pages-admin", "ADMINISTRATOR").speaking("en");

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
        var answer = json(
                        post("/api/v1/customers"),
                        "{\"name\":\"City police %s\",\"channel\":\"Weekly call\"}".formatted(mark))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.code");
    }

    @Test
    @Requirement("R153")
    void aCustomerIsAddedAndChangedOverTheApi() throws Exception {
        var code = customer();
        send(get("/api/v1/customers/" + code))
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.channel").value("Weekly call"));
        json(patch("/api/v1/customers/" + code).header("If-Match", "\"1\""), "{\"industry\":\"Police\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.industry").value("Police"))
                .andExpect(jsonPath("$.channel").value("Weekly call"));
        json(patch("/api/v1/customers/" + code).header("If-Match", "\"1\""), "{\"industry\":\"Other\"}")
                .andExpect(status().isPreconditionFailed());
        json(post("/api/v1/customers"), "{\"name\":\" \"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("name"));
        json(
                        post("/api/v1/customers/" + code + "/contacts"),
                        "{\"name\":\"Wang\",\"phone\":\"13612345%s\"}".formatted(mark.hashCode() & 0xfff))
                .andExpect(status().isCreated());
        send(get("/api/v1/customers/" + code + "/contacts"))
                .andExpect(jsonPath("$[0].name").value("Wang"));
        send(get("/api/v1/customers?q=police&limit=200&withTotal=true"))
                .andExpect(jsonPath("$.items[*].code", hasItem(code)))
                .andExpect(jsonPath("$.total").isNumber());
    }

    @Test
    void aRefusedFormShowsAgainWhatWasTyped() throws Exception {
        send(post("/customers").param("name", "").param("industry", "Typed industry"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed industry")));
        send(post("/contracts").param("name", "Typed contract").param("amount", "much"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed contract")))
                .andExpect(content().string(containsString("much")));
        send(post("/projects").param("code", "?").param("name", "Typed project"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed project")));
    }

    @Test
    @Requirement("R154")
    void aContractIsDraftedSignedAndDecidedFromItsPage() throws Exception {
        var customer = customer();
        var code = "CT-" + mark;
        send(post("/contracts")
                        .param("code", code)
                        .param("name", "Operation 2020")
                        .param("customer", customer)
                        .param("startsOn", "2020-01-01")
                        .param("endsOn", "2020-12-31")
                        .param("serviceMode", "RESIDENT")
                        .param("renewable", "true")
                        .param("services", "SVC-1")
                        .param("services", "SVC-2")
                        .param("amount", "12000.50"))
                .andExpect(redirectedUrl("/contracts/" + code));
        send(get("/contracts/" + code)).andExpect(content().string(containsString("12,000.50 CNY")));
        send(get("/contracts/" + code + "/edit")).andExpect(status().isOk());
        send(post("/contracts/" + code + "/signature")
                        .param("signedOn", "2019-12-20")
                        .param("version", "1"))
                .andExpect(redirectedUrl("/contracts/" + code));
        send(get("/api/v1/contracts/" + code))
                .andExpect(jsonPath("$.state").value("DUE_FOR_RENEWAL"))
                .andExpect(jsonPath("$.services.length()").value(2))
                .andExpect(jsonPath("$.moves[*].name", hasItem("RENEWAL")));
        send(post("/contracts/" + code + "/non-renewal").param("reason", " "))
                .andExpect(status().isUnprocessableContent());
        json(post("/api/v1/contracts/" + code + "/non-renewal"), "{\"reason\":\"Own staff\"}")
                .andExpect(jsonPath("$.state").value("NOT_RENEWED"))
                .andExpect(jsonPath("$.outcomeReason").value("Own staff"));
        send(get("/api/v1/contracts?customer=" + customer + "&state=NOT_RENEWED"))
                .andExpect(jsonPath("$.items[0].code").value(code));
        send(get("/contracts?state=NOT_RENEWED&customer=" + customer))
                .andExpect(content().string(containsString(code)));
        send(get("/customers/" + customer)).andExpect(content().string(containsString(code)));
        send(get("/journal/contract/" + code)).andExpect(content().string(containsString("Own staff")));
    }

    @Test
    @Requirement({"R155", "R156", "R157", "R167"})
    void aProjectIsStartedStaffedAndBroughtIntoDelivery() throws Exception {
        var customer = customer();
        var code = "P-" + mark;
        json(post("/api/v1/projects"), """
                        {"code":"%s","name":"Video","customer":"%s","type":"SAFE_CITY","deliveryMode":"RESIDENT",
                         "defaultImpact":3,"defaultUrgency":2}""".formatted(code, customer))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/projects/" + code));
        send(get("/projects/" + code)).andExpect(content().string(containsString("Safe city")));
        send(post("/projects/" + code + "/plan-approval")).andExpect(redirectedUrl("/projects/" + code));
        send(get("/projects/" + code))
                .andExpect(content().string(containsString("this quality content is still missing")));
        json(post("/api/v1/projects/" + code + "/delivery"), "{}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.length()").value(6));
        json(
                        put("/api/v1/projects/" + code + "/quality-content"),
                        "{\"A\":\"Team\",\"B\":\"Metrics\",\"C\":\"Patrols\"}")
                .andExpect(jsonPath("$.missing.length()").value(3));
        send(post("/projects/" + code + "/quality")
                        .param("D", "Monthly")
                        .param("E", "Tools")
                        .param("F", "Desk"))
                .andExpect(redirectedUrl("/projects/" + code));
        var file = new MockMultipartFile("file", "plan.txt", "text/plain", "The plan".getBytes());
        send(multipart("/projects/" + code + "/sources").file(file).param("kind", "PROJECT_PLAN"))
                .andExpect(status().isSeeOther());
        send(multipart("/projects/" + code + "/sources").param("title", "Named only"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Named only")));
        json(post("/api/v1/projects/" + code + "/delivery"), "{}")
                .andExpect(jsonPath("$.state").value("DELIVERING"));
        send(get("/projects/" + code)).andExpect(content().string(containsString("plan.txt")));
        send(get("/projects?type=SAFE_CITY&q=" + code)).andExpect(content().string(containsString(code)));
        send(get("/projects/" + code + "/edit")).andExpect(status().isOk());
        send(get("/projects/" + code + "/quality")).andExpect(content().string(containsString("Patrols")));
        send(get("/project-types")).andExpect(content().string(containsString("Smart city")));
    }

    @Test
    void aContactSeesNothingOfTheInsideOfHisProject() throws Exception {
        var customer = customer();
        var code = "PC-" + mark;
        json(post("/api/v1/projects"), """
                {"code":"%s","name":"Video","customer":"%s","type":"OTHER","deliveryMode":"RESIDENT"}""".formatted(code, customer));
        mvc.perform(get("/projects/" + code).with(As.contact("wang", customer).request()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/projects/" + code)
                        .with(As.contact("wang", customer).request()))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/projects/" + code)
                        .with(As.contact("li", "C-none").request()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/contracts").with(As.contact("wang", customer).request()))
                .andExpect(status().isForbidden());
    }

    @Test
    void everyPageHasItsWordsInBothLanguages() throws Exception {
        var customer = customer();
        for (var page : new String[] {
            "/customers",
            "/customers/new",
            "/customers/" + customer,
            "/customers/" + customer + "/edit",
            "/customers/" + customer + "/contacts/new",
            "/contracts",
            "/contracts/new",
            "/projects",
            "/projects/new",
            "/project-types"
        }) {
            for (var language : new String[] {"en", "zh-CN"}) {
                var reader = As.staff("pages-admin", "ADMINISTRATOR").speaking(language);
                var html = mvc.perform(get(page).with(reader.request()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(html).as(page).doesNotContain("[customers.", "[shared.");
            }
        }
    }
}
