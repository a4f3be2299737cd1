package org.hengwei.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.RoomTest;
import org.hengwei.people.Account;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.people.TokenScope;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RoomTest
@Import(ApiMannersTests.Counter.class)
class ApiMannersTests {

    static final AtomicInteger COUNT = new AtomicInteger();
    static final CountDownLatch ENTERED = new CountDownLatch(1);
    static final CountDownLatch LEAVE = new CountDownLatch(1);

    @RestController
    @RequestMapping("/api/v1/test-counter")
    static class Counter {

        @PostMapping
        ResponseEntity<Map<String, Object>> count(@RequestBody Map<String, Object> body) throws InterruptedException {
            if ("refuse".equals(body.get("what"))) {
                throw Refused.field("what", "shared.required");
            }
            if ("wait".equals(body.get("what"))) {
                ENTERED.countDown();
                LEAVE.await(20, TimeUnit.SECONDS);
            }
            var n = COUNT.incrementAndGet();
            return ResponseEntity.created(java.net.URI.create("/api/v1/test-counter/" + n))
                    .eTag("\"1\"")
                    .body(Map.of("n", n));
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Account account;

    @Autowired
    MovableClock clock;

    @Test
    void aRequestSentTwiceIsDoneOnce() throws Exception {
        var token = token("api-twice");
        var first = mvc.perform(count(token, "k1", "{\"what\":\"a\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        var again = mvc.perform(count(token, "k1", "{\"what\":\"a\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(again.getHeader("ETag")).isEqualTo("\"1\"");
        mvc.perform(count(token, "k1", "{\"what\":\"b\"}")).andExpect(status().is(422));
        mvc.perform(count(token("api-other"), "k1", "{\"what\":\"a\"}"))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString()).isNotEqualTo(first.getContentAsString()));
        clock.move(Duration.ofHours(25));
        mvc.perform(count(token("api-late"), "k1", "{\"what\":\"b\"}")).andExpect(status().isCreated());
        clock.reset();
    }

    @Test
    void aRefusedRequestMayBeSentAgainAndATwinIsToldToWait() throws Exception {
        var token = token("api-twin");
        mvc.perform(count(token, "k2", "{\"what\":\"refuse\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("what"));
        mvc.perform(count(token, "k2", "{\"what\":\"b\"}")).andExpect(status().isCreated());
        var twin = Thread.ofVirtual().start(() -> {
            try {
                mvc.perform(count(token, "k3", "{\"what\":\"wait\"}"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(ENTERED.await(20, TimeUnit.SECONDS)).isTrue();
        mvc.perform(count(token, "k3", "{\"what\":\"wait\"}")).andExpect(status().isConflict());
        LEAVE.countDown();
        twin.join();
    }

    @Test
    void aBodyTooLargeIsRefusedAndProblemsSpeakTheCallersLanguage() throws Exception {
        var token = token("api-large");
        mvc.perform(count(token, "k4", "{\"what\":\"" + "x".repeat(2_200_000) + "\"}"))
                .andExpect(status().is(413));
        mvc.perform(count(token, "k5", "{\"what\":\"refuse\"}").header("Accept-Language", "en"))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:hengwei:problem:shared.required"))
                .andExpect(jsonPath("$.detail").value("Please fill this in"));
    }

    @Test
    void theInterfaceDescribesItself() throws Exception {
        mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/v1/search']").exists());
        mvc.perform(get("/api/docs")).andExpect(status().is3xxRedirection());
        mvc.perform(get("/api/swagger-ui/index.html")).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder count(String token, String key, String body) {
        return post("/api/v1/test-counter")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content(body);
    }

    private String token(String login) {
        As.staff("root", "ADMINISTRATOR")
                .run(() -> people.admit(AdmitPerson.staff(login, login, List.of("HR"), List.of())));
        return As.staff(login, "HR")
                .get(() -> account.issue(login, "test", TokenScope.FULL, null))
                .secret();
    }
}
