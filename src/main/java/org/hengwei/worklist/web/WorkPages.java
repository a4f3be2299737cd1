package org.hengwei.worklist.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.people.People;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Ui;
import org.hengwei.worklist.WorkQueue;
import org.hengwei.worklist.WorkView;
import org.hengwei.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The queues across all kinds of work, and search. */
@Controller
class WorkPages {

    private final Worklist worklist;
    private final People people;
    private final Clock clock;

    WorkPages(Worklist worklist, People people, Clock clock) {
        this.worklist = worklist;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/work")
    ModelAndView work(
            Ui ui,
            @RequestParam(defaultValue = "MINE") String view,
            @RequestParam(required = false) @Nullable String cursor) {
        var queue = queue(view);
        return rows(Page.of(ui, "worklist/work"), worklist.queue(queue, cursor, 25))
                .with("queue", queue)
                .with("counts", worklist.counts())
                .with("first", cursor == null);
    }

    /** The first rows of a queue as a fragment, for the home page. */
    @GetMapping("/work/rows")
    ModelAndView rows(
            Ui ui, @RequestParam(defaultValue = "MINE") String view, @RequestParam(defaultValue = "8") int limit) {
        return rows(Page.of(ui, "worklist/rows"), worklist.queue(queue(view), null, Math.clamp(limit, 1, 50)));
    }

    @GetMapping("/search")
    ModelAndView search(
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String cursor) {
        Slice<WorkView> found =
                q.isBlank() ? new Slice<>(java.util.List.of(), null, null) : worklist.search(q, open, cursor, 25);
        return rows(Page.of(ui, "worklist/search"), found)
                .with("q", q)
                .with("open", open)
                .with("first", cursor == null);
    }

    private Page rows(Page page, Slice<WorkView> work) {
        var assignees = work.items().stream()
                .map(WorkView::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return page.with("work", work).with("names", people.names(assignees)).with("now", clock.instant());
    }

    static WorkQueue queue(String view) {
        return Arrays.stream(WorkQueue.values())
                .filter(queue -> queue.name().equalsIgnoreCase(view))
                .findFirst()
                .orElseThrow(() -> Refused.field("view", "worklist.view.unknown", view));
    }

    @Configuration
    static class Nav {

        @Bean
        NavItem workNav() {
            return new NavItem(NavItem.Group.HOME, 20, "worklist.title", "/work", "checklist", null);
        }
    }
}
