package org.hengwei.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Pages and API of the service catalogue and the lists. */
@RoomTest
class CatalogPagesTests {

    private static final As ADMIN = As.staff("catalog-admin", "ADMINISTRATOR").speaking("en");

    private final String mark = Long.toString(System.nanoTime(), 36).toUpperCase();

    @Autowired
    MockMvc mvc;

    private ResultActions send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(ADMIN.request()).with(csrf()).header("Accept-Language", "en"));
    }

    private ResultActions json(AbstractMockHttpServletRequestBuilder<?> request, String body) throws Exception {
        return send(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    @Requirement({"R173", "R174", "R175", "R176"})
    void aServiceGoesFromDraftToTheCatalogue() throws Exception {
        var code = "SVC-" + mark;
        send(post("/services").param("code", code).param("name", "Typed name"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed name")));
        send(post("/services")
                        .param("code", code)
                        .param("name", "Video operation")
                        .param("object", "Cameras")
                        .param("standardClass", "0402"))
                .andExpect(redirectedUrl("/services/" + code));
        mvc.perform(post("/services/" + code + "/review")
                        .with(As.staff("catalog-quality", "QUALITY_MANAGER").request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        json(patch("/api/v1/services/" + code), """
                        {"content":"Daily check","requirements":"98 %","serviceTime":"24x7","deliveryMode":"Remote"}""").andExpect(status().isOk());
        send(post("/services/" + code + "/review")).andExpect(status().isConflict());
        var quality = As.staff("catalog-quality", "QUALITY_MANAGER").speaking("en");
        mvc.perform(post("/services/" + code + "/review")
                        .with(quality.request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/services/" + code));
        send(post("/services/" + code + "/publication")).andExpect(redirectedUrl("/services/" + code));
        json(post("/api/v1/services/" + code + "/suitability-review"), "{\"reason\":\"Looked at in the audit\"}")
                .andExpect(jsonPath("$.suitedAt").exists());
        send(get("/api/v1/services/" + code))
                .andExpect(jsonPath("$.state").value("PUBLISHED"))
                .andExpect(jsonPath("$.standardClass").value("0402"))
                .andExpect(jsonPath("$.moves[*].name", hasItem("RETIREMENT")));
        send(get("/services?q=operation")).andExpect(content().string(containsString(code)));
        send(get("/services/choice?name=services&selected=" + code))
                .andExpect(content().string(containsString("value=\"" + code + "\" selected")));
        send(get("/services/" + code)).andExpect(content().string(containsString("Daily check")));
        send(get("/journal/service/" + code)).andExpect(content().string(containsString("Looked at in the audit")));
        json(post("/api/v1/services/" + code + "/retirement"), "{}").andExpect(status().isUnprocessableContent());
    }

    @Test
    @Requirement({"H8", "G15"})
    void theMatrixIsReadAndChangedOverTheApi() throws Exception {
        var before = send(get("/api/v1/priority-matrix"))
                .andExpect(jsonPath("$.rows[0][0]").value(1))
                .andReturn()
                .getResponse();
        json(put("/api/v1/priority-matrix").header("If-Match", "\"9999\""), "{\"rows\":[]}")
                .andExpect(status().isPreconditionFailed());
        json(put("/api/v1/priority-matrix").header("If-Match", before.getHeader("ETag")), "{\"rows\":[[1]]}")
                .andExpect(status().isUnprocessableContent());
        send(post("/catalog/priority-matrix").param("p11", "4")).andExpect(status().isUnprocessableContent());
        send(get("/catalog/priority-matrix")).andExpect(content().string(containsString("Impact 4")));
    }

    @Test
    void listsAreKeptOverTheApiAndOnTheirPages() throws Exception {
        var code = "TEST_W_" + mark;
        json(post("/api/v1/pause-reasons"), "{\"code\":\"%s\",\"name\":\"Storm\",\"stopsClock\":true}".formatted(code))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/pause-reasons/" + code));
        json(patch("/api/v1/pause-reasons/" + code).header("If-Match", "\"1\""), "{\"active\":false}")
                .andExpect(jsonPath("$.active").value(false))
                .andExpect(jsonPath("$.name").value("Storm"));
        send(get("/api/v1/closure-codes"))
                .andExpect(jsonPath("$.items[?(@.code=='NOT_SOLVED')].solved", hasItem(false)));
        send(get("/api/v1/categories"))
                .andExpect(jsonPath("$.items[?(@.code=='HARDWARE_SERVER')].parent", hasItem("HARDWARE")));
        send(post("/catalog/causes").param("code", "bad code").param("name", "Typed cause"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed cause")));
        send(get("/catalog/pause-reasons/" + code)).andExpect(content().string(containsString("Storm")));
        send(post("/catalog/pause-reasons/" + code)
                        .param("name", "Storm and flood")
                        .param("version", "2"))
                .andExpect(redirectedUrl("/catalog/pause-reasons"));
    }

    @Test
    void everyPageHasItsWordsInBothLanguages() throws Exception {
        for (var page : new String[] {
            "/services",
            "/services/new",
            "/catalog/categories",
            "/catalog/closure-codes",
            "/catalog/causes",
            "/catalog/pause-reasons",
            "/catalog/priority-matrix",
            "/catalog/standard-classes",
            "/catalog/items",
            "/catalog/items/new",
            "/catalog/items/ITEM-ACCOUNT",
            "/catalog/items/ITEM-ACCOUNT/edit",
            "/catalog/closure-codes/SOLVED"
        }) {
            for (var language : new String[] {"en", "zh-CN"}) {
                var reader = As.staff("catalog-admin", "ADMINISTRATOR").speaking(language);
                var html = mvc.perform(get(page).with(reader.request()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(html).as(page).doesNotContain("[catalog.", "[shared.");
            }
        }
    }
}
