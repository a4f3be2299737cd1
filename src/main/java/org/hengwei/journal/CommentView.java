package org.hengwei.journal;

import java.time.Instant;
import org.hengwei.shared.Audience;
import org.jspecify.annotations.Nullable;

/** @param text null once erased */
public record CommentView(
        long id, String author, Audience audience, @Nullable String text, Instant createdAt) {}
