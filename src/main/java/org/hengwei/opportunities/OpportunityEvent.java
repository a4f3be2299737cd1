package org.hengwei.opportunities;

import java.time.Instant;
import java.time.LocalDate;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of this room. */
public sealed interface OpportunityEvent extends Happened {

    record Raised(
            Subject subject,
            Instant at,
            String title,
            Origin origin,
            @Nullable String source) implements OpportunityEvent {}

    record Changed(Subject subject, Instant at, String title) implements OpportunityEvent {}

    record Accepted(Subject subject, Instant at, String owner, LocalDate dueOn) implements OpportunityEvent {}

    record Rejected(Subject subject, Instant at, String reason) implements OpportunityEvent {}

    record Done(Subject subject, Instant at, String result) implements OpportunityEvent {}
}
