package org.hengwei.worklist.web;

import java.time.Instant;
import java.util.Locale;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.worklist.WorkView;
import org.hengwei.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search and queues across kinds. */
@RestController
@RequestMapping("/api/v1")
class WorkApi {

    private final Worklist worklist;
    private final MessageSource messages;

    WorkApi(Worklist worklist, MessageSource messages) {
        this.worklist = worklist;
        this.messages = messages;
    }

    record Found(
            String kind,
            String code,
            String title,
            String state,
            @Nullable String stateLabel,
            boolean open,
            @Nullable String priority,
            @Nullable String project,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            Instant since,
            String href) {}

    @GetMapping("/search")
    Slice<Found> search(
            @RequestParam String q,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            Locale locale) {
        if (q.isBlank()) {
            throw Refused.field("q", "shared.required");
        }
        return worklist.search(q, open, cursor, Math.clamp(limit, 1, 200)).map(work -> found(work, locale));
    }

    @GetMapping("/work")
    Slice<Found> work(
            @RequestParam(defaultValue = "MINE") String view,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            Locale locale) {
        return worklist.queue(WorkPages.queue(view), cursor, Math.clamp(limit, 1, 200))
                .map(work -> found(work, locale));
    }

    private Found found(WorkView work, Locale locale) {
        return new Found(
                work.kind(),
                work.code(),
                work.title(),
                work.state(),
                messages.getMessage(work.stateLabel(), null, work.state(), locale),
                work.open(),
                work.priority(),
                work.project(),
                work.assignee(),
                work.dueAt(),
                work.since(),
                work.href());
    }
}
