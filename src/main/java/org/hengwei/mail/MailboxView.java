package org.hengwei.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox, see {@link PutMailbox}; its password is never shown.
 *
 * @param polledAt when it was last tried to fetch
 * @param succeededAt when that last went well to the end
 * @param problem message key of what went wrong last; null when nothing did
 */
public record MailboxView(
        long id,
        int version,
        String name,
        String host,
        int port,
        MailSecurity security,
        String username,
        boolean passwordSet,
        String folder,
        @Nullable String processedFolder,
        MailboxKind kind,
        @Nullable String item,
        @Nullable String project,
        @Nullable String service,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        String replyFrom,
        @Nullable String replyName,
        String language,
        boolean acknowledge,
        int reopenDays,
        boolean active,
        @Nullable Instant polledAt,
        @Nullable Instant succeededAt,
        @Nullable String problem,
        List<String> problemArgs) {}
