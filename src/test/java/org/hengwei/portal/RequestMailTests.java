package org.hengwei.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.approvals.Approvals;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.Requests;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A contact hears by mail of each turn his request takes without him, and of none he takes himself. */
@RoomTest
class RequestMailTests extends SomePortal {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @Autowired
    Approvals approvals;

    @Autowired
    Requests requests;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    Notices notices;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void down() {
        MAIL.stop();
    }

    private RequestKey asked(Side side) throws Exception {
        var body = """
                {"item":"ITEM-ACCOUNT","project":"%s",
                 "answers":{"action":"NEW","system":"Video platform","holder":"Zhou Min","phone":"010-5566 7788"},
                 "files":[{"field":"authorisation","name":"letter.txt","content":"U2lnbmVk"}]}""".formatted(side.project());
        return RequestKey.of(JsonPath.read(
                send(side.contact(), post("/api/v1/portal/requests"), body)
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(UTF_8),
                "$.number"));
    }

    private static Subject subject(RequestKey key) {
        return new Subject("request", key.code());
    }

    private static List<String> subjects(Side side) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> to(mail).equals(side.login() + "@a.cn"))
                .map(RequestMailTests::subject)
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void heard(Side side, RequestKey key, String word) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(subjects(side))
                        .anySatisfy(
                                line -> assertThat(line).contains(key.code()).contains(word)));
    }

    private List<String> told(Side side, RequestKey key) {
        return side.contact().get(() -> notices.inbox(false, null, 100).items()).stream()
                .filter(notice -> notice.args().contains(key.code()))
                .map(NoticeView::key)
                .toList();
    }

    @Test
    @Requirement("R182")
    void approvedWaitingAndFulfilled() throws Exception {
        var side = side("Mailed");
        var key = asked(side);
        MANAGER.onProjects(side.project()).run(() -> approvals.agree(subject(key), null));
        heard(side, key, "已批准");
        ADMIN.run(() -> fulfilment.pause(key, "CUSTOMER", "Lemur-note"));
        heard(side, key, "等待您的答复");
        ADMIN.run(() -> {
            fulfilment.resume(key);
            requestsSteps(key);
            fulfilment.fulfil(key, "Account opened");
        });
        heard(side, key, "已办结");
        assertThat(subjects(side)).anySatisfy(line -> assertThat(line).contains("Account opened"));
        assertThat(subjects(side)).noneSatisfy(line -> assertThat(line).contains("Lemur"));
    }

    /** However many steps the item has. */
    private void requestsSteps(RequestKey key) {
        for (var open = true; open; ) {
            try {
                fulfilment.complete(key, null, null);
            } catch (org.hengwei.shared.Refused none) {
                open = false;
            }
        }
    }

    @Test
    @Requirement("R182")
    void refusedAndCancelledWithTheReason() throws Exception {
        var side = side("Told");
        var refused = asked(side);
        MANAGER.onProjects(side.project()).run(() -> approvals.refuse(subject(refused), "Not in the contract"));
        heard(side, refused, "Not in the contract");
        assertThat(told(side, refused)).containsExactly("requests.notice.requester.rejected");

        var cancelled = asked(side);
        DESK.run(() -> requests.cancel(cancelled, "The system is being replaced"));
        assertThat(told(side, cancelled)).containsExactly("requests.notice.requester.cancelled");
        heard(side, cancelled, "The system is being replaced");

        var own = asked(side);
        side.contact().run(() -> requests.cancel(own, "Changed my mind"));
        assertThat(told(side, own)).isEmpty();
        assertThat(subjects(side)).noneSatisfy(line -> assertThat(line).contains("Changed my mind"));
    }
}
