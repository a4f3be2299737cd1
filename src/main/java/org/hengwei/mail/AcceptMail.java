package org.hengwei.mail;

import org.jspecify.annotations.Nullable;

/**
 * A person says whose mail it is; it then becomes what its mailbox makes of mails.
 *
 * @param project code; its customer becomes the sender's
 * @param contactName with this the sender is kept as a contact of the customer; null keeps nobody
 */
public record AcceptMail(@Nullable String project, @Nullable String contactName) {}
