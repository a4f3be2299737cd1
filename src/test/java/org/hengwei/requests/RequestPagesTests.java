package org.hengwei.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.Customers;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Pages and API of the requests. */
@RoomTest
class RequestPagesTests {

    private static final As ADMIN = As.staff("rqp-admin", "ADMINISTRATOR").speaking("en");
    private static final As OM = As.staff("rqp-om", "OM_MANAGER").speaking("en");

    static As contact;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void project(
            @Autowired CustomerProjects projects,
            @Autowired Customers customers,
            @Autowired People people,
            @Autowired Access access) {
        SomeProjects.delivering(projects, "RQP-A");
        access.byRule("test", () -> {
            if (!people.exists("rqp-om")) {
                people.admit(AdmitPerson.staff("rqp-om", "Om", java.util.List.of("OM_MANAGER"), java.util.List.of()));
            }
        });
        contact = As.contact("rqp-contact", customers.projectByCode("RQP-A").customer())
                .speaking("en");
    }

    @Test
    @Requirement({"R182", "R191"})
    void aRefusedFormKeepsWhatWasTypedAndUploadedAndIsSentOnTheSecondTry() throws Exception {
        var file = new MockMultipartFile("answers.authorisation", "letter.txt", "text/plain", "Signed".getBytes());
        var html = mvc.perform(multipart("/requests/new/ITEM-ACCOUNT")
                        .file(file)
                        .param("project", "RQP-A")
                        .param("answers.action", "NEW")
                        .param("answers.system", "Typed system")
                        .param("answers.holder", "Zhou Min")
                        .param("answers.phone", "call me")
                        .with(ADMIN.speaking("en").request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("must be a phone number")))
                .andExpect(content().string(containsString("Typed system")))
                .andExpect(content().string(containsString("letter.txt")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var number = html.replaceAll("(?s).*action=\"/requests/(REQ-\\d+)/form\".*", "$1");
        mvc.perform(multipart("/requests/" + number + "/form")
                        .param("project", "RQP-A")
                        .param("answers.action", "NEW")
                        .param("answers.system", "Typed system")
                        .param("answers.holder", "Zhou Min")
                        .param("answers.phone", "010-5566 7788")
                        .with(ADMIN.speaking("en").request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/requests/" + number));
        mvc.perform(get("/requests/" + number).with(ADMIN.speaking("en").request()))
                .andExpect(content().string(containsString("Awaiting approval")))
                .andExpect(content().string(not(containsString("[requests."))));
        mvc.perform(get("/approvals/request/" + number).with(ADMIN.request())).andExpect(status().isOk());
        mvc.perform(post("/api/v1/requests/" + number + "/cancellation")
                        .with(ADMIN.speaking("en").request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/requests/" + number + "/cancellation")
                        .param("reason", "Not needed")
                        .with(ADMIN.speaking("en").request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/requests/" + number));
    }

    @Test
    @Requirement({"R182", "R191"})
    void theApiTakesARequestThroughItsLife() throws Exception {
        json("/api/v1/requests", """
                {"item":"ITEM-ONSITE","project":"RQP-A","answers":{"kind":"VENDOR"}}""")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("answers.vendor")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("answers.day")));
        var made = json("/api/v1/requests", """
                {"item":"ITEM-CONSULT","project":"RQP-A","requesterName":"Zhou Min","channel":"PHONE",
                 "answers":{"kind":"ADVICE","subject":"Export"}}""")
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.state").value("IN_FULFILMENT"))
                .andExpect(jsonPath("$.moves[*].name", hasItem("COMPLETION")))
                .andReturn()
                .getResponse();
        var here = made.getHeader("Location");
        mvc.perform(post(here + "/completion")
                        .header("If-Match", "\"999\"")
                        .with(ADMIN.request())
                        .with(csrf()))
                .andExpect(status().isPreconditionFailed());
        json(here + "/completion", "{\"note\":\"Answered\"}").andExpect(status().isOk());
        json(here + "/fulfilment", "{}").andExpect(status().isUnprocessableContent());
        json(here + "/fulfilment", "{\"result\":\"Told how\"}")
                .andExpect(jsonPath("$.state").value("FULFILLED"));
        json(here + "/closure", "{}").andExpect(status().isForbidden());
        mvc.perform(post(here + "/closure").with(OM.request()).with(csrf()))
                .andExpect(jsonPath("$.state").value("CLOSED"));
        var number = here.substring(here.lastIndexOf('/') + 1);
        mvc.perform(get("/api/v1/requests?state=CLOSED&project=RQP-A&withTotal=true")
                        .with(ADMIN.request()))
                .andExpect(jsonPath("$.items[*].number", hasItem(number)));
        mvc.perform(get("/api/v1/requests/items").with(contact.request()))
                .andExpect(jsonPath("$.items[*].code", hasItem("ITEM-ACCOUNT")))
                .andExpect(jsonPath("$.items[*].code", not(hasItem("ITEM-SPARE-USE"))));
        mvc.perform(get("/journal/request/" + number).with(ADMIN.request()))
                .andExpect(content().string(containsString("Told how")));
    }

    private ResultActions json(String path, String body) throws Exception {
        return mvc.perform(post(path)
                .with(ADMIN.request())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    @Requirement("R182")
    void wordsAreClassifiedOnThePageAndEveryPageHasItsWordsInBothLanguages() throws Exception {
        var made = json("/api/v1/requests", """
                {"title":"Need an account","project":"RQP-A","channel":"EMAIL"}""")
                .andExpect(jsonPath("$.state").value("NEW"))
                .andReturn()
                .getResponse();
        var here = made.getHeader("Location").replace("/api/v1", "");
        var draft = json("/api/v1/requests?draft=true", """
                {"item":"ITEM-NETWORK-OPEN","project":"RQP-A","answers":{"ports":"443"}}""")
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andReturn()
                .getResponse()
                .getHeader("Location")
                .replace("/api/v1", "");
        for (var page : new String[] {
            "/requests",
            "/requests?state=ALL&sort=DUE",
            "/requests/new",
            "/requests/new/ITEM-ACCOUNT",
            "/requests/new/ITEM-SPARE-USE",
            here,
            here + "/classification",
            here + "/classification?item=ITEM-CONSULT",
            draft,
            draft + "/edit"
        }) {
            for (var language : new String[] {"en", "zh-CN"}) {
                var reader = As.staff("rqp-admin", "ADMINISTRATOR").speaking(language);
                var html = mvc.perform(get(page).with(reader.request()))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(html).as(page).doesNotContain("[requests.", "[catalog.", "[shared.", "[people.");
            }
        }
        mvc.perform(multipart(here + "/classification")
                        .param("item", "ITEM-CONSULT")
                        .param("answers.kind", "TRAINING")
                        .param("answers.subject", "Typed subject")
                        .with(ADMIN.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed subject")));
        mvc.perform(multipart(here + "/classification")
                        .param("item", "ITEM-CONSULT")
                        .param("answers.kind", "TRAINING")
                        .param("answers.subject", "Export")
                        .param("answers.people", "12")
                        .with(ADMIN.request())
                        .with(csrf()))
                .andExpect(redirectedUrl(here));
        mvc.perform(post(here + "/pause")
                        .param("note", "Typed note")
                        .with(ADMIN.request())
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed note")));
    }

    @Test
    @Requirement({"R173", "R174", "R176"})
    void anItemIsDraftedOnItsPageRowByRow() throws Exception {
        var code = "RQP-" + Long.toString(System.nanoTime(), 36).toUpperCase();
        var form = post("/catalog/items")
                .param("code", code)
                .param("name", "Typed item")
                .param("target", "P2D")
                .param("calendar", "5X8")
                .param("standardClass", "0402")
                .param("approval", "OM_MANAGER", "HEAD:OPERATIONS")
                .param("form[0].name", "")
                .param("form[1].name", "kind")
                .param("form[1].type", "CHOICE")
                .param("form[1].label", "Kind")
                .param("tasks[2].name", "Do it")
                .param("tasks[2].role", "FIRST_LINE");
        mvc.perform(form.with(ADMIN.request()).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("needs options")))
                .andExpect(content().string(containsString("Typed item")));
        mvc.perform(form.param("form[1].options", "A | A1 | A2\nB | B1")
                        .with(ADMIN.request())
                        .with(csrf()))
                .andExpect(redirectedUrl("/catalog/items/" + code));
        mvc.perform(get("/api/v1/catalog-items/" + code).with(ADMIN.request()))
                .andExpect(jsonPath("$.form[0].options[0].labelEn").value("A2"))
                .andExpect(jsonPath("$.approval[1]").value("HEAD:OPERATIONS"))
                .andExpect(jsonPath("$.tasks[0].role").value("FIRST_LINE"))
                .andExpect(jsonPath("$.moves[*].name", hasItem("REVIEW")));
        mvc.perform(get("/catalog/items/" + code + "/edit").with(ADMIN.request()))
                .andExpect(content().string(containsString("A | A1 | A2")));
    }
}
