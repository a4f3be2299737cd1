package org.hengwei.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.SmtpGate;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Invitations as they really leave, through a mail server that refuses some addresses. */
@RoomTest
class SurveyMailTests extends SomeSurveys {

    private static final Pattern LINK = Pattern.compile("/s/[A-Za-z0-9_-]{43}");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private static final SmtpGate GATE = new SmtpGate(MAIL, "gone");

    @Autowired
    Notices notices;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", GATE::open);
    }

    @AfterAll
    static void down() {
        GATE.close();
        MAIL.stop();
    }

    private record Invitation(String to, String path) {}

    private String asked(String address) {
        return ADMIN.get(() -> {
            var code = book.add(new CustomerFacts(null, address + mark(), null, null, null, null, null, null, true))
                    .code();
            book.addContact(
                    code, new ContactFacts("Person " + address, null, "13900000000", address, null, true, true, null));
            return code;
        });
    }

    private static List<Invitation> received() {
        return Arrays.stream(MAIL.getReceivedMessages())
                .map(SurveyMailTests::invitation)
                .toList();
    }

    private static Invitation invitation(jakarta.mail.internet.MimeMessage mail) {
        try {
            var body = GreenMailUtil.getBody(mail).replace("=\r\n", "");
            var found = LINK.matcher(body);
            assertThat(found.find()).as(body).isTrue();
            var path = found.group();
            assertThat(found.find()).as("one link only").isFalse();
            return new Invitation(mail.getRecipients(Message.RecipientType.TO)[0].toString(), path);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void arrived(int mails) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(received()).hasSize(mails));
    }

    @Test
    @Requirement("R199")
    void eachIsSentOneKeyOfHisOwnTheSilentAreRemindedAndAnAddressThatIsRefusedIsMarked() throws Exception {
        var today = LocalDate.now();
        var number = sent(
                        plan(form(), today.minusDays(90), today, today.plusDays(10), 100, 0),
                        List.of(
                                by(asked("one@answers.cn"), Means.EMAIL),
                                by(asked("two@silent.cn"), Means.EMAIL),
                                by(asked("gone@nowhere.cn"), Means.EMAIL)))
                .number();
        arrived(2);
        assertThat(received()).extracting(Invitation::to).containsExactlyInAnyOrder("one@answers.cn", "two@silent.cn");
        assertThat(received()).extracting(Invitation::path).doesNotHaveDuplicates();

        await().atMost(Duration.ofSeconds(40))
                .until(() -> of(number, "gone@nowhere.cn").mailRefusedAt() != null);
        var gone = of(number, "gone@nowhere.cn");
        assertThat(gone.state()).isEqualTo(ResponseState.SENT);
        assertThat(gone.mailedAt()).isNull();
        assertThat(gone.mailRefusal()).contains("No such user here");
        assertThat(told(QUALITY)).contains("surveys.notice.mail-refused");
        refusalIsShown(number, gone);

        var one = path("one@answers.cn");
        mvc.perform(post(one).with(csrf()).param("S", "FAIR").param("D", "SATISFIED"))
                .andExpect(redirectedUrl("/s/thanks"));
        assertThat(of(number, "one@answers.cn").state()).isEqualTo(ResponseState.ANSWERED);
        assertThat(of(number, "two@silent.cn").state()).isEqualTo(ResponseState.SENT);

        QUALITY.run(() -> collecting.remind(number, null));
        arrived(3);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(received())
                .extracting(Invitation::to)
                .containsExactlyInAnyOrder("one@answers.cn", "two@silent.cn", "two@silent.cn");
        assertThat(received()).extracting(Invitation::path).doesNotHaveDuplicates();
        assertThat(of(number, "one@answers.cn").reminders()).isZero();
        assertThat(GATE.refusals()).as("a refused address is tried once").isEqualTo(1);
        assertThat(told(QUALITY)).as("who cannot be mailed is asked by hand").contains("surveys.notice.remind");
        mvc.perform(get(path("two@silent.cn"))).andExpect(status().isOk());
        mvc.perform(get(one)).andExpect(status().isNotFound());
    }

    private void refusalIsShown(String survey, ResponseView gone) throws Exception {
        for (var language : List.of("zh-CN", "en")) {
            var words = language.equals("en") ? "mail cannot be delivered" : "\u90ae\u4ef6\u65e0\u6cd5\u6295\u9012";
            for (var page : List.of("/surveys/" + survey, "/surveys/responses/" + gone.number())) {
                mvc.perform(get(page).with(QUALITY.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString(words)));
            }
        }
        mvc.perform(get("/api/v1/survey-responses/" + gone.number()).with(QUALITY.request()))
                .andExpect(jsonPath("$.mailRefusal").value(containsString("No such user here")));
    }

    private static String path(String address) {
        return received().stream()
                .filter(one -> one.to().equals(address))
                .findFirst()
                .orElseThrow()
                .path();
    }

    private ResponseView of(String survey, String address) {
        return responses(survey).stream()
                .filter(one -> address.equals(one.email()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(As who) {
        return who.get(() -> notices.inbox(false, null, 100).items().stream()
                .map(NoticeView::key)
                .toList());
    }
}
