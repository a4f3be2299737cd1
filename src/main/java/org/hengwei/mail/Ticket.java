package org.hengwei.mail;

import java.time.Instant;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** What a mail needs to know of an incident or request. */
record Ticket(
        Subject subject,
        String title,
        String project,
        @Nullable String customer,
        @Nullable String assignee,
        Stage stage,
        @Nullable Instant closedAt) {

    enum Stage {
        OPEN,
        /** Resolved or fulfilled, and not closed yet. */
        DONE,
        CLOSED,
        /** Cancelled, rejected or merged away. */
        OVER
    }

    String number() {
        return subject.code();
    }

    String href() {
        return MailView.href(subject);
    }
}
