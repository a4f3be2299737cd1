package org.hengwei.mail;

import java.time.Instant;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A mail of ours.
 *
 * @param state {@code WAITING}, {@code SENT}, {@code FAILED} or {@code BOUNCED}
 * @param problem what the mail server said last
 */
public record OutgoingView(
        long id,
        String kind,
        Subject ticket,
        String recipient,
        @Nullable String copyTo,
        String title,
        String words,
        String messageId,
        String state,
        int tries,
        @Nullable String problem,
        Instant madeAt,
        @Nullable Instant sentAt) {}
