package org.hengwei.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import org.hengwei.As;
import org.hengwei.RoomTest;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RoomTest
class NoticesTests {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @BeforeAll
    static void up() {
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
    }

    @AfterAll
    static void down() {
        MAIL.stop();
    }

    @Test
    void aNoticeReachesInboxAndMailOnceInTheReadersLanguage() throws Exception {
        admit("nora", "nora@example.org", "en");
        var notice = Notice.about(new Subject("job", "JOB-000001"), "/jobs", "test:1", "notices.bell", 3);
        notices.send(List.of("nora", "nora", "nobody"), notice);
        notices.send(List.of("nora"), notice);
        As.staff("nora").run(() -> {
            assertThat(notices.unread()).isEqualTo(1);
            var mine = notices.inbox(true, null, 10).items();
            assertThat(mine).extracting(NoticeView::key).containsExactly("notices.bell");
            notices.read(mine.getFirst().id());
            assertThat(notices.unread()).isZero();
        });
        assertThat(MAIL.waitForIncomingEmail(20_000, 1)).isTrue();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Notices, 3 unread");
    }

    @Test
    void nobodyReadsAnothersNoticesAndMailCanBeDeclined() {
        admit("otto", "otto@example.org", "zh-CN");
        As.staff("otto").run(() -> notices.mail(false));
        var subject = new Subject("job", "JOB-000002");
        notices.send(List.of("otto"), Notice.about(subject, "/jobs", "test:2", "notices.none"));
        var id = As.staff("otto")
                .get(() -> notices.inbox(false, null, 10).items().getFirst().id());
        As.staff("eve").run(() -> {
            assertThat(notices.inbox(false, null, 10).items()).isEmpty();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> notices.read(id))
                    .isInstanceOf(Refused.class);
        });
    }

    private void admit(String login, String email, String language) {
        As.staff("root", "ADMINISTRATOR")
                .run(() -> people.admit(new AdmitPerson(
                        login,
                        login,
                        email,
                        null,
                        language,
                        List.of("HR"),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        false)));
    }
}
