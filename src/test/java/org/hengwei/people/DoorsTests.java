package org.hengwei.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
class DoorsTests {

    @Autowired
    Access access;

    @Autowired
    MockMvc mvc;

    @Test
    void nobodyIsRefused() {
        assertThatThrownBy(access::actor).isInstanceOf(Refused.class).hasMessageContaining("UNAUTHENTICATED");
        assertThat(access.may(PeoplePermission.DIRECTORY)).isFalse();
    }

    @Test
    @Requirement("H15")
    void aRoleReachesAsFarAsItsGrant() {
        As.staff("po", "PROJECT_MANAGER").onProjects("P1").run(() -> {
            assertThat(access.may(PeoplePermission.ENROL, Whereabouts.ofProject("P1", null)))
                    .isTrue();
            assertThat(access.may(PeoplePermission.ENROL, Whereabouts.ofProject("P2", null)))
                    .isFalse();
            assertThatThrownBy(() -> access.demand(PeoplePermission.ADMIT)).hasMessageContaining("FORBIDDEN");
        });
    }

    @Test
    @Requirement("H15")
    void aCustomersContactSeesNoStaff() {
        As.contact("c1", "C-000001")
                .run(() -> assertThat(access.may(PeoplePermission.DIRECTORY)).isFalse());
    }

    @Test
    void aRuleOfTheHousePassesButThePersonStays() {
        As.staff("lin", "DESK_AGENT")
                .run(() -> access.byRule("people.test", () -> {
                    assertThat(access.demand(PeoplePermission.ADMIT).login()).isEqualTo("lin");
                }));
        access.byRule("people.test", () -> assertThat(access.actor().login()).isEqualTo("people.test"));
    }

    @Test
    void pagesAskToSignInAndTheApiSays401() throws Exception {
        mvc.perform(get("/nowhere")).andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/nowhere").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/sign-in"));
        mvc.perform(get("/sign-in")).andExpect(status().isOk()).andExpect(header().exists("Content-Security-Policy"));
        mvc.perform(post("/nowhere").with(As.staff("lin").request())).andExpect(status().isForbidden());
    }
}
