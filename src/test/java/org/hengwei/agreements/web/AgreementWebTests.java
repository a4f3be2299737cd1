package org.hengwei.agreements.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.customers.CustomerProjects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RoomTest
class AgreementWebTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Agreements agreements;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects) {
        SomeAgreements.projects(projects, "AW-1", "AW-2", "AW-3", "AW-4", "AW-5");
    }

    private static RequestPostProcessor lin() {
        return SomeAgreements.manager().request();
    }

    @Test
    @Requirement("R177")
    void theApiDraftsSignsAndTellsTheLevel() throws Exception {
        var made = mvc.perform(post("/api/v1/agreements")
                        .with(lin())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"name": "Core", "projects": ["AW-1"], "validFrom": "2020-01-01", "validUntil": "2099-12-31",
                                 "targets": {"P1": {"response": "PT5M", "resolution": "PT2H"}, "P2": {"response": "PT1H", "resolution": "P1D"},
                                             "P3": {"response": "PT4H", "resolution": "P3D"}, "P4": {"response": "P1D", "resolution": "P5D"}}}
                                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.targets.P2.resolution").value("P1D"))
                .andReturn();
        var place = made.getResponse().getHeader("Location");
        mvc.perform(post(place + "/commencement")
                        .with(lin())
                        .with(csrf())
                        .header("If-Match", "\"7\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"signedOn\": \"2020-01-01\", \"signatory\": \"Wang\"}"))
                .andExpect(status().isPreconditionFailed());
        mvc.perform(post(place + "/commencement")
                        .with(lin())
                        .with(csrf())
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"signedOn\": \"2020-01-01\", \"signatory\": \"Wang\"}"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.state").value("IN_FORCE"));
        mvc.perform(get("/api/v1/agreements/level?project=AW-1&priority=P1").with(lin()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.response").value("PT5M"));
        mvc.perform(get("/api/v1/agreements/level?project=AW-NONE&priority=P1").with(lin()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/agreements?project=AW-1&withTotal=true").with(lin()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void wrongInputIsRefusedFieldByField() throws Exception {
        mvc.perform(post("/api/v1/agreements")
                        .with(lin())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"Core\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[?(@.field == 'validFrom')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'projects')]").exists());
    }

    @Test
    void thePagesShowInBothLanguages() throws Exception {
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.forProject("AW-2"));
        for (var language : new String[] {"zh-CN", "en"}) {
            for (var page : new String[] {
                "/agreements",
                "/agreements?state=IN_FORCE&project=AW-2",
                "/agreements/new",
                "/agreements/" + agreement.number(),
                "/agreements/" + agreement.number() + "/draft",
                "/agreements/of-project/AW-2",
                "/agreements/level?project=AW-2&priority=P1"
            }) {
                mvc.perform(get(page)
                                .with(SomeAgreements.manager()
                                        .speaking(language)
                                        .request()))
                        .andExpect(status().isOk())
                        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("[agreements."))));
            }
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/agreements")
                        .with(lin())
                        .with(csrf())
                        .param("name", "Typed name")
                        .param("projects", "AW-3", "AW-4")
                        .param("targets.P1.response", "soon"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed name")))
                .andExpect(content().string(containsString("<option value=\"AW-3\" selected")))
                .andExpect(content().string(containsString("<option value=\"AW-4\" selected")))
                .andExpect(content().string(containsString("is-invalid")));
    }

    @Test
    void aFormDraftsAndPutsInForce() throws Exception {
        var request = post("/agreements")
                .with(lin())
                .with(csrf())
                .param("name", "From the page")
                .param("projects", "AW-5")
                .param("validFrom", "2020-01-01")
                .param("validUntil", "2099-12-31")
                .param("calendar", "5X8")
                .param("triagePriority", "P3")
                .param("warnAtPercent", "50, 80");
        for (var i = 1; i <= 4; i++) {
            request.param("targets.P" + i + ".response", "PT1H").param("targets.P" + i + ".resolution", "P2D");
        }
        var place = mvc.perform(request)
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        var number = place.substring("/agreements/".length(), place.indexOf('?'));
        mvc.perform(post("/agreements/" + number + "/commencement")
                        .with(lin())
                        .with(csrf())
                        .param("version", "1")
                        .param("edition", "1")
                        .param("signedOn", "2020-01-01")
                        .param("signatory", "Wang"))
                .andExpect(status().isSeeOther());
        mvc.perform(get("/agreements/level?project=AW-5&priority=P1").with(lin()))
                .andExpect(content().string(containsString(number)));
    }
}
