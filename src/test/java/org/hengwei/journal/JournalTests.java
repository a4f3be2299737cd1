package org.hengwei.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.SubjectKind;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
@Import(JournalTests.Things.class)
class JournalTests {

    private static final As LIN = As.staff("lin", "DESK_AGENT");
    private static final As KEEPER = As.staff("root", "ADMINISTRATOR");
    private static final As CUSTOMER = As.contact("zhou", "C-1");

    @Autowired
    Journal journal;

    @Autowired
    Sealer sealer;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    private final Subject subject = new Subject("thing", "T-" + UUID.randomUUID());

    @TestConfiguration
    static class Things {
        @Bean
        SubjectKind things() {
            return new SubjectKind() {
                @Override
                public String kind() {
                    return "thing";
                }

                @Override
                public void reveal(String code) {
                    if (code.startsWith("HIDDEN")) {
                        throw Refused.notFound(code);
                    }
                }

                @Override
                public void contribute(String code) {}

                @Override
                public String href(String code) {
                    return "/things/" + code;
                }
            };
        }
    }

    @Test
    @Requirement("H22")
    void entriesOfASubjectAreChainedAndTheChainHolds() {
        for (var i = 0; i < 3; i++) {
            var text = "remark " + i;
            LIN.run(() -> journal.comment(subject, text, Audience.INTERNAL));
        }
        var entries = LIN.get(() -> journal.entries(subject, null, 10)).items();
        assertThat(entries).extracting(JournalEntry::seq).containsExactly(1, 2, 3);
        assertThat(entries).extracting(JournalEntry::actor).containsOnly("lin");
        assertThat(LIN.get(() -> journal.verify(subject)).intact()).isTrue();
    }

    @Test
    @Requirement("H22")
    void anythingChangedBehindItsBackIsNamed() {
        LIN.run(() -> journal.comment(subject, "one", Audience.INTERNAL));
        LIN.run(() -> journal.comment(subject, "two", Audience.INTERNAL));
        sealer.seal();
        assertThat(KEEPER.get(journal::verify).intact()).isTrue();
        transaction.executeWithoutResult(status -> {
            db.execute(
                    "UPDATE journal.entry_content SET content = replace(content, 'lin', 'mei') WHERE entry_id = "
                            + "(SELECT min(id) FROM journal.entry WHERE subject = ?)",
                    subject.toString());
            var found = LIN.get(() -> journal.verify(subject)).broken();
            assertThat(found).isEqualTo(new Verification.Broken(subject, 1, Verification.Fault.CONTENT));
            status.setRollbackOnly();
        });
        assertThat(LIN.get(() -> journal.verify(subject)).intact()).isTrue();
    }

    @Test
    @Requirement("H22")
    void theProgramsOwnRoleCannotChangeOrDeleteAnEntry() {
        LIN.run(() -> journal.comment(subject, "one", Audience.INTERNAL));
        assertThatThrownBy(() ->
                        db.execute("UPDATE journal.entry SET actor = 'mei' WHERE subject = ?", subject.toString()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("DELETE FROM journal.entry WHERE subject = ?", subject.toString()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("DELETE FROM journal.seal")).hasStackTraceContaining("permission denied");
    }

    @Test
    @Requirement("H22")
    void erasedContentLeavesTheChainWhole() {
        var comment = LIN.get(() -> journal.comment(subject, "the caller's home address", Audience.INTERNAL));
        assertThatThrownBy(() -> LIN.run(() -> journal.eraseComment(comment.id(), "x")))
                .isInstanceOf(Refused.class);
        KEEPER.run(() -> journal.eraseComment(comment.id(), "asked by the caller"));
        assertThat(LIN.get(() -> journal.comments(subject)).getFirst().text()).isNull();
        assertThat(LIN.get(() -> journal.verify(subject)).intact()).isTrue();
        assertThat(LIN.get(() -> journal.entries(subject, null, 10))
                        .items()
                        .getLast()
                        .word())
                .isEqualTo("journal.Erased");
    }

    @Test
    void twoActsAtOnceDoNotForkTheChain() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < 40; i++) {
                running.add(pool.submit(() -> LIN.run(() -> journal.comment(subject, "x", Audience.INTERNAL))));
            }
            for (var act : running) {
                act.get();
            }
        }
        assertThat(LIN.get(() -> journal.verify(subject))).isEqualTo(new Verification(40, 0, 40, null));
    }

    @Test
    void anActThatFailsLeavesNoEntry() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    LIN.run(() -> journal.comment(subject, "never", Audience.INTERNAL));
                    throw new IllegalStateException("act fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(LIN.get(() -> journal.entries(subject, null, 10)).items()).isEmpty();
    }

    @Test
    @Requirement("H16")
    void aContactSeesOnlyWhatIsMeantForCustomers() {
        LIN.run(() -> journal.comment(subject, "between us", Audience.INTERNAL));
        LIN.run(() -> journal.comment(subject, "we are on it", Audience.CUSTOMER));
        LIN.run(() -> journal.attach(subject, "notes.txt", "secret".getBytes(UTF_8), Audience.INTERNAL));
        CUSTOMER.run(() -> journal.comment(subject, "thanks", Audience.INTERNAL));
        assertThat(CUSTOMER.get(() -> journal.comments(subject)))
                .extracting(CommentView::text)
                .containsExactly("we are on it", "thanks");
        assertThat(CUSTOMER.get(() -> journal.attachments(subject))).isEmpty();
        assertThat(CUSTOMER.get(() -> journal.entries(subject, null, 10)).items())
                .hasSize(2);
        assertThatThrownBy(() -> CUSTOMER.run(() -> journal.comments(new Subject("thing", "HIDDEN"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void filesAreJudgedByContentAndServedAsDownloads() throws Exception {
        var page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
        assertThatThrownBy(() -> LIN.run(() -> journal.attach(subject, "photo.png", page, Audience.INTERNAL)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> LIN.run(() -> journal.attach(subject, "x.txt", new byte[0], Audience.INTERNAL)))
                .isInstanceOf(Refused.class);
        var file =
                LIN.get(() -> journal.attach(subject, "../../etc/报告.txt", "text".getBytes(UTF_8), Audience.INTERNAL));
        assertThat(file.name()).isEqualTo("报告.txt");
        mvc.perform(get("/attachments/" + file.id()).with(LIN.request()))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment")));
    }

    @Test
    void theTimelineShowsWhatHappened() throws Exception {
        LIN.run(() -> journal.comment(subject, "<b>bold</b>", Audience.INTERNAL));
        mvc.perform(get("/journal/thing/" + subject.code()).with(LIN.request()))
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(UTF_8))
                        .contains("&lt;b")
                        .doesNotContain("<b>bold"));
        mvc.perform(get("/journal").param("check", "true").with(KEEPER.request()))
                .andExpect(status().isOk());
        mvc.perform(get("/journal").param("check", "true").with(LIN.request())).andExpect(status().isForbidden());
    }
}
