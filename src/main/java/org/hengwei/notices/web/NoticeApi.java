package org.hengwei.notices.web;

import java.time.Instant;
import java.util.Locale;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's inbox. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeApi {

    private final Notices notices;
    private final MessageSource messages;

    NoticeApi(Notices notices, MessageSource messages) {
        this.notices = notices;
        this.messages = messages;
    }

    record Notice(
            long id,
            @Nullable String text,
            @Nullable String subject,
            @Nullable String href,
            Instant createdAt,
            @Nullable Instant readAt) {}

    @GetMapping
    Slice<Notice> inbox(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            Locale locale) {
        return notices.inbox(unread, cursor, Math.clamp(limit, 1, 200)).map(notice -> shown(notice, locale));
    }

    @PostMapping("/{id}/reading")
    Notice read(@PathVariable long id, Locale locale) {
        return shown(notices.read(id), locale);
    }

    @PostMapping("/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll() {
        notices.readAll();
    }

    private Notice shown(NoticeView notice, Locale locale) {
        return new Notice(
                notice.id(),
                messages.getMessage(notice.key(), notice.args().toArray(), notice.key(), locale),
                notice.subject(),
                notice.href(),
                notice.createdAt(),
                notice.readAt());
    }
}
