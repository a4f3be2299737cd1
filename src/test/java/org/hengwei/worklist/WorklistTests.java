package org.hengwei.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Set;
import org.hamcrest.Matchers;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Work;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
class WorklistTests {

    private static final As AGENT = As.staff("wl-agent", "DESK_AGENT");
    private static final As ENGINEER = As.staff("wl-engineer");

    @Autowired
    Worklist worklist;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Test
    @Requirement("H14")
    void theNewestWordStandsAndEverybodySeesWhatHeMay() throws Exception {
        tell(work("INC-900001", "打印机无法连接网络", "NEW", true, null, Set.of()));
        tell(work("INC-900001", "打印机无法连接网络", "ASSIGNED", true, "wl-engineer", Set.of("wl-manager")));
        AGENT.run(() -> assertThat(worklist.search("网络 打印机", false, null, 10).items())
                .extracting(WorkView::state)
                .containsExactly("ASSIGNED"));
        ENGINEER.run(() -> {
            assertThat(worklist.queue(WorkQueue.MINE, null, 10).items())
                    .extracting(WorkView::code)
                    .containsExactly("INC-900001");
            assertThat(worklist.counts()).containsEntry(WorkQueue.MINE, 1).containsEntry(WorkQueue.WAITING, 0);
        });
        As.staff("wl-manager")
                .run(() -> assertThat(
                                worklist.queue(WorkQueue.WAITING, null, 10).items())
                        .hasSize(1));
        As.staff("wl-stranger")
                .run(() -> assertThat(worklist.search("打印机", false, null, 10).items())
                        .isEmpty());
        As.contact("wl-customer", "C-OTHER")
                .run(() -> assertThat(worklist.search("打印机", false, null, 10).items())
                        .isEmpty());
        mvc.perform(get("/api/v1/search?q=INC-900001").with(AGENT.request()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].code").value("INC-900001"));
    }

    @Test
    void pagesShowTheWork() throws Exception {
        tell(work("INC-900002", "Mail server down", "NEW", true, "wl-pages", Set.of()));
        var person = As.staff("wl-pages").speaking("en").request();
        mvc.perform(get("/").with(person)).andExpect(status().isOk());
        mvc.perform(get("/work").with(person))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Mail server down")));
        mvc.perform(get("/work/rows?view=OVERDUE").with(person))
                .andExpect(content().string(Matchers.containsString("overdue")));
        mvc.perform(get("/search?q=server").with(person))
                .andExpect(content().string(Matchers.containsString("INC-900002")));
        mvc.perform(get("/search?q=').with(person)%27%5C").with(person)).andExpect(status().isOk());
        mvc.perform(get("/notices/bell").with(person)).andExpect(status().isOk());
        mvc.perform(get("/notices").with(person)).andExpect(status().isOk());
        mvc.perform(get("/jobs").with(As.staff("root", "ADMINISTRATOR").request()))
                .andExpect(status().isOk());
        mvc.perform(get("/nowhere").with(person)).andExpect(status().isNotFound());
    }

    @Test
    void aQueueIsReadInStretches() {
        for (var i = 0; i < 5; i++) {
            tell(work("INC-91000" + i, "one of five", "NEW", true, "wl-five", Set.of()));
        }
        As.staff("wl-five").run(() -> {
            var first = worklist.queue(WorkQueue.MINE, null, 3);
            var rest = worklist.queue(WorkQueue.MINE, first.nextCursor(), 3);
            assertThat(first.items()).hasSize(3);
            assertThat(rest.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
            assertThat(rest.nextCursor()).isNull();
        });
    }

    private void tell(Work work) {
        transaction.executeWithoutResult(open -> events.publishEvent(work));
    }

    private static Work work(
            String code, String title, String state, boolean open, String assignee, Set<String> awaits) {
        return new Work(
                new Subject("incident", code),
                title,
                state,
                open,
                assignee,
                null,
                "P-WL",
                "C-WL",
                "P2",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2019-12-31T00:00:00Z"),
                awaits,
                "/incidents/" + code,
                "");
    }
}
