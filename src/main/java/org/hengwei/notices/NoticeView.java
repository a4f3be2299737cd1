package org.hengwei.notices;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice in somebody's inbox: a message key with its arguments, and where to go. */
public record NoticeView(
        long id,
        String key,
        List<String> args,
        @Nullable String subject,
        @Nullable String href,
        Instant createdAt,
        @Nullable Instant readAt) {}
