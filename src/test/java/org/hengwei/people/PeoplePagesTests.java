package org.hengwei.people;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RoomTest
class PeoplePagesTests {

    private static final RequestPostProcessor ADMIN =
            As.staff("root", "ADMINISTRATOR").speaking("en").request();

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Test
    @Requirement({"R1", "R26", "R27"})
    void peopleAndDepartmentsThroughThePages() throws Exception {
        mvc.perform(post("/departments")
                        .param("code", "PG-Q")
                        .param("name", "Quality house")
                        .param("functions", "QUALITY", "OTHER")
                        .param("active", "true")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(redirectedUrl("/departments"));
        mvc.perform(post("/staff")
                        .param("login", "paige")
                        .param("name", "Paige")
                        .param("language", "en")
                        .param("roles", "QUALITY_MANAGER")
                        .param("departments", "PG-Q")
                        .param("heads", "PG-Q")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(redirectedUrl("/staff/paige"));
        mvc.perform(post("/processes/INCIDENT/owner")
                        .param("login", "paige")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(redirectedUrl("/departments"));
        for (var page : List.of(
                "/staff",
                "/staff?q=pai&role=QUALITY_MANAGER",
                "/staff/new",
                "/staff/paige/edit",
                "/departments",
                "/departments/new",
                "/departments/PG-Q")) {
            mvc.perform(get(page).with(ADMIN))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("[people."))));
        }
        mvc.perform(get("/staff/paige").with(ADMIN)).andExpect(content().string(containsString("Quality house")));
        for (var page : List.of("/permissions", "/sign-ins", "/programs")) {
            mvc.perform(get(page).with(ADMIN)).andExpect(status().isOk());
        }
        mvc.perform(get("/staff").with(As.contact("pg-c", "C-1").request())).andExpect(status().isForbidden());
    }

    @Test
    void whatWasTypedStaysWhenRefused() throws Exception {
        mvc.perform(post("/staff")
                        .param("login", "Wrong Login")
                        .param("name", "Typed Name")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed Name")))
                .andExpect(content().string(containsString("Wrong Login")))
                .andExpect(content().string(containsString("Choose at least one role")));
    }

    @Test
    void theApiDoesWhatThePagesDo() throws Exception {
        mvc.perform(post("/api/v1/staff")
                        .contentType("application/json")
                        .content("{\"login\":\"apo\",\"name\":\"Apo\",\"language\":\"en\",\"roles\":[\"HR\"]}")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/staff/apo"))
                .andExpect(header().string("ETag", "\"1\""));
        mvc.perform(put("/api/v1/staff/apo")
                        .header("If-Match", "\"7\"")
                        .contentType("application/json")
                        .content("{\"name\":\"Apo\",\"roles\":[\"HR\"],\"active\":true}")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isPreconditionFailed());
        mvc.perform(post("/api/v1/programs")
                        .contentType("application/json")
                        .content("{\"login\":\"probe\",\"name\":\"Probe\",\"roles\":[\"DESK_AGENT\"]}")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isCreated());
        mvc.perform(post("/api/v1/tokens")
                        .contentType("application/json")
                        .content("{\"login\":\"probe\",\"label\":\"alerts\",\"scope\":\"FULL\"}")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.secret").isNotEmpty())
                .andExpect(jsonPath("$.token.login").value("probe"));
        mvc.perform(post("/api/v1/tokens")
                        .contentType("application/json")
                        .content("{\"login\":\"apo\",\"label\":\"stolen\"}")
                        .with(ADMIN)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/programs").with(ADMIN)).andExpect(content().string(containsString("alerts")));
    }

    @Test
    void aFirstPasswordHasToBeChangedBeforeAnythingElse() throws Exception {
        As.staff("root", "ADMINISTRATOR")
                .run(() -> people.admit(AdmitPerson.staff("frida", "Frida", List.of("HR"), List.of())
                        .with("given by other", true)));
        var cookie = Objects.requireNonNull(mvc.perform(post("/sign-in")
                        .param("login", "frida")
                        .param("password", "given by other")
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getCookie("hengwei"));
        mvc.perform(get("/staff").cookie(cookie)).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").cookie(cookie)).andExpect(status().isOk());
        mvc.perform(post("/account/password")
                        .param("present", "given by other")
                        .param("wanted", "chosen myself")
                        .param("repeated", "chosen otherwise")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(status().is(422));
        var changed = mvc.perform(post("/account/password")
                        .param("present", "given by other")
                        .param("wanted", "chosen myself")
                        .param("repeated", "chosen myself")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(redirectedUrl("/account?changed"))
                .andReturn();
        var again = Objects.requireNonNull(changed.getResponse().getCookie("hengwei"));
        mvc.perform(get("/staff").cookie(again)).andExpect(status().isOk());
        mvc.perform(get("/staff").cookie(cookie)).andExpect(redirectedUrl("/sign-in"));
    }
}
