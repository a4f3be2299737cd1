package org.hengwei.mail;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A mail received.
 *
 * @param reason message key of why it stands where it stands
 * @param words its text, cut when very long
 * @param automatic whether it is one that must not be answered by itself
 * @param receivedAt when the mail server received it
 * @param deliveries how often it was delivered
 * @param ticket what it became or is part of
 * @param candidate the ticket it names, which its sender may not belong to
 * @param whole whether it was kept byte for byte
 */
public record MailView(
        long id,
        int version,
        long mailbox,
        String mailboxName,
        MailState state,
        @Nullable String reason,
        List<String> reasonArgs,
        String sender,
        @Nullable String senderName,
        String title,
        String words,
        boolean automatic,
        Instant receivedAt,
        long size,
        int deliveries,
        @Nullable Subject ticket,
        @Nullable Subject candidate,
        @Nullable String project,
        @Nullable String customer,
        boolean whole,
        @Nullable String settledBy) {

    public String number() {
        return "M-%06d".formatted(id);
    }

    public boolean waits() {
        return state == MailState.TRIAGE || state == MailState.FAILED;
    }

    /** Whether a person can still say what becomes of it. */
    public boolean open() {
        return waits() || (state == MailState.IGNORED && ticket == null);
    }

    /** Page of a ticket. */
    public static String href(Subject ticket) {
        return (ticket.kind().equals("contact") ? "/desk/" : "/") + ticket.kind() + "s/" + ticket.code();
    }
}
