package org.hengwei.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengwei.people.db.Tables.SESSION;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
class SignInTests {

    private static final As ADMIN = As.staff("root", "ADMINISTRATOR");

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Account account;

    @Autowired
    DSLContext db;

    @Autowired
    MovableClock clock;

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    void aPersonComesInStaysInAndGoesOut() throws Exception {
        admit("anna");
        var cookie = signIn("anna", "correct horse");
        mvc.perform(get("/sign-in").cookie(cookie)).andExpect(redirectedUrl("/"));
        var noted = accessed("anna");
        clock.move(Duration.ofSeconds(30));
        mvc.perform(get("/sign-in").cookie(cookie));
        assertThat(accessed("anna")).as("not written within a minute").isEqualTo(noted);
        clock.move(Duration.ofMinutes(2));
        mvc.perform(get("/sign-in").cookie(cookie));
        assertThat(db.fetchCount(SESSION, SESSION.LOGIN.eq("anna"))).isEqualTo(1);
        mvc.perform(post("/sign-out").cookie(cookie).with(csrf())).andExpect(redirectedUrl("/sign-in?out"));
        assertThat(db.fetchCount(SESSION, SESSION.LOGIN.eq("anna"))).isZero();
        mvc.perform(get("/sign-in").cookie(cookie)).andExpect(status().isOk());
    }

    @Test
    void anIdleSessionEnds() throws Exception {
        admit("ida");
        var cookie = signIn("ida", "correct horse");
        clock.move(Duration.ofHours(9));
        mvc.perform(get("/sign-in").cookie(cookie)).andExpect(status().isOk());
    }

    @Test
    void tooManyFailuresLockALoginForAWhile() throws Exception {
        admit("lola");
        for (var i = 0; i < 6; i++) {
            attempt("lola", "wrong").andExpect(redirectedUrl("/sign-in?problem=wrong"));
        }
        attempt("lola", "correct horse").andExpect(redirectedUrl("/sign-in?problem=locked"));
        ADMIN.run(() -> people.unlock("lola"));
        attempt("lola", "correct horse").andExpect(redirectedUrl("/"));
    }

    @Test
    void aLoginSwitchedOffIsOutAtOnce() throws Exception {
        admit("olga");
        var cookie = signIn("olga", "correct horse");
        ADMIN.run(() -> people.change(new ChangePerson(
                "olga", "olga", null, null, "en", List.of("HR"), List.of(), List.of(), null, false, null)));
        mvc.perform(get("/sign-in").cookie(cookie)).andExpect(status().isOk());
        attempt("olga", "correct horse").andExpect(redirectedUrl("/sign-in?problem=wrong"));
    }

    @Test
    void aTokenOpensTheApiUntilItIsRevoked() throws Exception {
        admit("tom");
        var fresh = As.staff("tom", "HR").get(() -> account.issue("tom", "script", TokenScope.READ, 1));
        assertThat(fresh.secret()).hasSizeGreaterThan(43);
        mvc.perform(api(fresh)).andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/nothing").header("Authorization", "Bearer " + fresh.secret()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/nothing").header("Authorization", "Bearer hw_guess"))
                .andExpect(status().isUnauthorized());
        As.staff("tom", "HR").run(() -> account.revoke(fresh.token().id()));
        mvc.perform(api(fresh)).andExpect(status().isUnauthorized());
    }

    @Test
    @Requirement("H15")
    void aFirstPasswordOpensNothingButTheFormForOnesOwnAlsoOverTheApi() throws Exception {
        ADMIN.run(() -> people.admit(
                AdmitPerson.staff("fred", "fred", List.of("HR"), List.of()).with("given horse", true)));
        var fresh = As.staff("fred", "HR").get(() -> account.issue("fred", "script", TokenScope.FULL, 1));
        var cookie = signIn("fred", "given horse");
        mvc.perform(get("/staff").cookie(cookie)).andExpect(redirectedUrl("/account"));
        mvc.perform(post("/account/tokens")
                        .param("label", "x")
                        .param("scope", "FULL")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"));
        mvc.perform(get("/api/v1/staff").cookie(cookie)).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"label\":\"x\"}")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/account").header("Authorization", "Bearer " + fresh.secret()))
                .andExpect(status().isOk());
        mvc.perform(post("/api/v1/account/password")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"present\":\"given horse\",\"wanted\":\"own little pony\"}")
                        .cookie(cookie)
                        .with(csrf()))
                .andExpect(status().isNoContent());
        mvc.perform(get("/api/v1/account").cookie(signIn("fred", "own little pony")))
                .andExpect(status().isOk());
    }

    @Test
    void anExpiredTokenOpensNothing() throws Exception {
        admit("tim");
        var fresh = As.staff("tim", "HR").get(() -> account.issue("tim", "script", TokenScope.FULL, 1));
        clock.move(Duration.ofHours(25));
        mvc.perform(api(fresh)).andExpect(status().isUnauthorized());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder api(
            TokenView.Fresh fresh) {
        return get("/api/v1/nothing").header("Authorization", "Bearer " + fresh.secret());
    }

    private void admit(String login) {
        ADMIN.run(() -> people.admit(
                AdmitPerson.staff(login, login, List.of("HR"), List.of()).with("correct horse", false)));
    }

    private org.springframework.test.web.servlet.ResultActions attempt(String login, String password) throws Exception {
        return mvc.perform(post("/sign-in")
                .param("login", login)
                .param("password", password)
                .with(csrf()));
    }

    private Cookie signIn(String login, String password) throws Exception {
        var answer = attempt(login, password).andExpect(redirectedUrl("/")).andReturn();
        return Objects.requireNonNull(answer.getResponse().getCookie("hengwei"));
    }

    private java.time.Instant accessed(String login) {
        return db.select(SESSION.ACCESSED_AT)
                .from(SESSION)
                .where(SESSION.LOGIN.eq(login))
                .fetchSingle(SESSION.ACCESSED_AT);
    }
}
