package org.hengwei.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox to fetch from.
 *
 * @param password null keeps the one there is
 * @param processedFolder where mails are moved once taken; null leaves them in place, marked as read
 * @param item code of the catalogue's item, for {@link MailboxKind#REQUEST}; null: the desk says what it is
 * @param project for senders of its customer; null: the only open project of the sender's customer
 * @param impact 1 (highest) to 4, as {@code urgency}; without them an incident waits in triage with the project's default clock
 * @param replyFrom address our mails come from
 * @param acknowledge whether a new ticket is confirmed to the sender; null means yes
 * @param reopenDays a reply within so many days of closure reopens the ticket, a later one begins a new one; null means 7
 */
public record PutMailbox(
        @Nullable String name,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable MailSecurity security,
        @Nullable String username,
        @Nullable String password,
        @Nullable String folder,
        @Nullable String processedFolder,
        @Nullable MailboxKind kind,
        @Nullable String item,
        @Nullable String project,
        @Nullable String service,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable String replyFrom,
        @Nullable String replyName,
        @Nullable String language,
        @Nullable Boolean acknowledge,
        @Nullable Integer reopenDays,
        @Nullable Boolean active) {

    /** Without the password. */
    @Override
    public String toString() {
        return "PutMailbox[" + name + "]";
    }
}
