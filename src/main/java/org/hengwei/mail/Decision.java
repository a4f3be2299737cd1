package org.hengwei.mail;

import java.util.List;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** What becomes of a mail. */
sealed interface Decision {

    /** Nothing; when it belongs to a ticket it is noted there. */
    record Ignore(LoopGuard.Sign sign, @Nullable Ticket ticket) implements Decision {}

    /** A person says. */
    record Wait(String reason, List<String> args, @Nullable Subject candidate) implements Decision {

        static Wait of(String reason, String... args) {
            return new Wait("mail.reason." + reason, List.of(args), null);
        }

        static Wait about(Subject candidate, String reason) {
            return new Wait("mail.reason." + reason, List.of(candidate.code()), candidate);
        }
    }

    /** Part of a ticket that is there. */
    record Join(Ticket ticket, Sender sender) implements Decision {}

    /**
     * Something new.
     *
     * @param after the closed ticket it follows
     */
    record Begin(
            ProjectInBrief project, Sender sender, @Nullable Ticket after) implements Decision {}
}
