package org.hengwei.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.hengwei.RoomTest;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest(properties = "hengwei.admin-token=a-token-of-at-least-thirty-two-characters")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    SetUp setUp;

    @Autowired
    Departments departments;

    @Test
    @Order(1)
    void theFirstAdministratorsTokenWorksBeforeTheSetUp() throws Exception {
        mvc.perform(get("/api/v1/account").header("Authorization", "Bearer a-token-of-at-least-thirty-two-characters"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.login").value("admin"));
    }

    @Test
    @Order(2)
    void anEmptyHouseIsSetUpByWhoeverHasTheKeyAndThenNeverAgain() throws Exception {
        var line = setUp.lines().getFirst();
        var key = line.substring(line.lastIndexOf('=') + 1);
        mvc.perform(get("/set-up?key=wrong")).andExpect(status().isForbidden());
        mvc.perform(get("/set-up").param("key", key)).andExpect(status().isOk());
        mvc.perform(first(key, "other than the first"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Green Mountain")));
        var cookie = Objects.requireNonNull(mvc.perform(first(key, "correct horse"))
                .andExpect(redirectedUrl("/set-up/departments"))
                .andReturn()
                .getResponse()
                .getCookie("hengwei"));
        mvc.perform(get("/set-up/departments").cookie(cookie)).andExpect(status().isOk());
        mvc.perform(departmentForm(cookie)).andExpect(redirectedUrl("/set-up/done"));
        mvc.perform(get("/set-up/done").cookie(cookie)).andExpect(content().string(containsString("Green Mountain")));
        assertThat(departments.with(DepartmentFunction.QUALITY)).hasSize(1);
        assertThat(setUp.lines()).isEmpty();
        mvc.perform(get("/set-up").param("key", key)).andExpect(status().isNotFound());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder first(
            String key, String repeated) {
        return post("/set-up")
                .param("key", key)
                .param("company", "Green Mountain")
                .param("language", "en")
                .param("login", "admin")
                .param("name", "Ada")
                .param("password", "correct horse")
                .param("repeated", repeated)
                .with(csrf());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder departmentForm(
            Cookie cookie) {
        return post("/set-up/departments")
                .param("codes", "QM", "OM", "HACK")
                .param("name-QM", "Quality")
                .param("name-OM", "Operations")
                .cookie(cookie)
                .with(csrf());
    }
}
