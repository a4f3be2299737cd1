package org.hengwei.approvals;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** News of rounds. The subject is the thing signed, so that it stands in that thing's own journal. */
public sealed interface ApprovalEvent extends Happened {

    record Opened(Subject subject, Instant at, int seq, List<String> signers) implements ApprovalEvent {}

    /** @param complete whether it was the last signature */
    record Agreed(
            Subject subject,
            Instant at,
            String role,
            String login,
            String name,
            @Nullable String comment,
            boolean complete)
            implements ApprovalEvent {}

    record Refused(Subject subject, Instant at, String role, String login, String name, String reason)
            implements ApprovalEvent {}

    record Withdrawn(Subject subject, Instant at, String reason) implements ApprovalEvent {}

    record Delegated(Subject subject, Instant at, String role, String from, String to) implements ApprovalEvent {}

    /** All have signed. */
    record Completed(Subject subject, Instant at, int seq) implements ApprovalEvent {}
}
