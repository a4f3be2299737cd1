package org.hengwei.mail;

import java.time.Instant;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface MailEvent extends Happened {

    /** News the customer may read in the timeline of his ticket. */
    sealed interface ForCustomer extends MailEvent {
        @Override
        default Audience audience() {
            return Audience.CUSTOMER;
        }
    }

    /** A mail became this ticket, or joined it. */
    record Received(Subject subject, Instant at, String mail, String from, String title) implements ForCustomer {}

    /** The same by one of our own people; not for the customer. */
    record ReceivedFromStaff(Subject subject, Instant at, String mail, String from, String title)
            implements MailEvent {}

    /** @param why message key */
    record FileRefused(Subject subject, Instant at, String mail, String file, String why) implements ForCustomer {}

    /** An automatic answer or a bounce that belongs to a ticket; nothing came of it. */
    record AutomaticNoted(Subject subject, Instant at, String mail, String from, String title, String reason)
            implements MailEvent {}

    record Sent(Subject subject, Instant at, String kind, String recipient, String title) implements ForCustomer {}

    record NotSent(Subject subject, Instant at, String kind, String recipient, String problem) implements MailEvent {}

    /** About a mail itself. */
    record Accepted(Subject subject, Instant at, String sender, String project, String ticket) implements MailEvent {}

    record Joined(Subject subject, Instant at, String sender, String ticket) implements MailEvent {}

    record Discarded(Subject subject, Instant at, String sender, String reason) implements MailEvent {}

    record Retried(Subject subject, Instant at, String sender, String state) implements MailEvent {}

    record MailboxPut(Subject subject, Instant at, String name, String host, String username, boolean active)
            implements MailEvent {}

    /** The password itself is nowhere but in the mailbox. */
    record PasswordSet(Subject subject, Instant at, String name) implements MailEvent {}

    record MailboxFailed(
            Subject subject,
            Instant at,
            String name,
            String problem,
            @Nullable String detail) implements MailEvent {}
}
