package org.hengwei.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import org.hamcrest.Matchers;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** The same life through pages and API. */
@RoomTest
class DocumentPagesTests {

    static final As AUTHOR = As.staff("p-wu", "QUALITY_MANAGER");
    static final As REVIEWER = As.staff("p-zhao", "MANAGEMENT_REPRESENTATIVE");
    static final As APPROVER = As.staff("p-lu", "GENERAL_MANAGER");

    @Autowired
    People people;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void admit() {
        As.staff("root", "ADMINISTRATOR")
                .run(() -> List.of("p-wu", "p-zhao", "p-lu").stream()
                        .filter(login -> !people.exists(login))
                        .forEach(login ->
                                people.admit(AdmitPerson.staff(login, login, List.of("QUALITY_ENGINEER"), List.of()))));
    }

    @Test
    @Requirement({"R340", "R343", "R346", "R348", "H17"})
    void aRuleIsWrittenSignedAndIssuedOnPages() throws Exception {
        mvc.perform(get("/documents/new").with(AUTHOR.request())).andExpect(status().isOk());
        var made = mvc.perform(post("/documents")
                        .with(AUTHOR.request())
                        .with(csrf())
                        .param("kind", "RULES")
                        .param("title", "服务台管理制度")
                        .param("language", "zh-CN")
                        .param("securityClass", "INTERNAL")
                        .param("reviewer", "p-zhao")
                        .param("approver", "p-lu"))
                .andExpect(status().isSeeOther())
                .andReturn();
        var page = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
        var code = page.substring("/documents/".length());
        mvc.perform(post(page + "/content")
                        .with(AUTHOR.request())
                        .with(csrf())
                        .param("text", "# 1. 目的\n\n规范服务台。\n\n| 项目 | 要求 |\n| 接听 | 15 秒内 |\n\n- 一\n- 二")
                        .param("references", "GB/T 28827.1-2022")
                        .param("submit", "true"))
                .andExpect(status().isSeeOther());
        mvc.perform(get("/approvals").with(REVIEWER.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("服务台管理制度")));
        mvc.perform(get("/approvals/document/" + code).with(REVIEWER.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("/agreement")));
        mvc.perform(post("/approvals/document/" + code + "/refusal")
                        .with(REVIEWER.request())
                        .with(csrf()))
                .andExpect(status().is(422));
        sign(REVIEWER, code);
        sign(APPROVER, code);
        mvc.perform(post(page + "/issue").with(AUTHOR.request()).with(csrf())).andExpect(status().is(422));
        mvc.perform(post(page + "/issue").with(AUTHOR.request()).with(csrf()).param("effectiveOn", "2026-12-01"))
                .andExpect(status().isSeeOther());
        mvc.perform(get(page).with(AUTHOR.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("2026-12-01")));
        mvc.perform(get(page + "/signatures").with(AUTHOR.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("/approvals/document/" + code)));
        mvc.perform(get("/documents").param("q", "服务台").with(AUTHOR.request()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("服务台管理制度")));
        mvc.perform(get(page + "/versions/A0/file").param("format", "docx").with(AUTHOR.request()))
                .andExpect(status().isOk())
                .andExpect(header().exists("X-Content-SHA256"));
    }

    private void sign(As who, String code) throws Exception {
        mvc.perform(post("/approvals/document/" + code + "/agreement")
                        .with(who.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther());
    }

    @Test
    @Requirement({"R340", "R345"})
    void theApiDoesTheSame() throws Exception {
        var body = """
                {"kind":"PROCESS","title":"Incident process","language":"en","reviewer":"p-zhao","approver":"p-lu"}""";
        var made = mvc.perform(post("/api/v1/documents")
                        .with(AUTHOR.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.moves[0]").value("submission"))
                .andReturn();
        var location = Objects.requireNonNull(made.getResponse().getHeader("Location"));
        var content = """
                {"cover":{"company":"ACME","title":"Incident process","references":["ISO 20000"]},
                 "sections":[{"title":"1. Purpose","blocks":[{"type":"paragraph","text":"Restore service."},
                 {"type":"table","columns":[{"title":"Role","width":1}],"rows":[["Desk"]]}]}]}""";
        mvc.perform(post(location + "/submission")
                        .with(AUTHOR.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(content))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_REVIEW"));
        mvc.perform(get(location + "/versions/A0/file").with(AUTHOR.request())).andExpect(status().isOk());
        mvc.perform(get("/api/v1/approvals").with(REVIEWER.request()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isNotEmpty());
        mvc.perform(get("/api/v1/documents").param("kind", "PROCESS").with(AUTHOR.request()))
                .andExpect(jsonPath("$.items[0].title").value("Incident process"));
    }

    @Test
    @Requirement({"R340", "R345"})
    void aTemplateWithoutPlaceholdersIsRefusedByName() throws Exception {
        mvc.perform(get("/document-set-up").with(AUTHOR.request())).andExpect(status().isOk());
        var shipped = mvc.perform(get("/document-set-up/templates/file").with(AUTHOR.request()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(shipped).isNotEmpty();
        mvc.perform(multipart("/document-set-up/templates")
                        .file(new MockMultipartFile("file", "own.docx", null, shipped))
                        .param("kind", "OWNKIND")
                        .with(AUTHOR.request())
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        mvc.perform(multipart("/document-set-up/templates")
                        .file(new MockMultipartFile("file", "bad.docx", null, new byte[] {1}))
                        .param("kind", "OWNKIND")
                        .with(AUTHOR.request())
                        .with(csrf()))
                .andExpect(status().is(422));
    }
}
