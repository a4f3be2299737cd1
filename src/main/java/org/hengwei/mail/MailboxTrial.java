package org.hengwei.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a mailbox went.
 *
 * @param messages in the folder
 * @param problem message key of what went wrong; null when nothing did
 */
public record MailboxTrial(
        boolean fine, int messages, @Nullable String problem, List<String> problemArgs) {}
