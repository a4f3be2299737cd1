package org.hengwei.levels;

import java.time.Instant;
import java.time.LocalDate;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** All news of this room. */
public sealed interface ReviewEvent extends Happened {

    record Opened(Subject subject, Instant at, String agreement, LocalDate from, LocalDate until, LocalDate dueOn)
            implements ReviewEvent {}

    record Written(Subject subject, Instant at) implements ReviewEvent {}

    /** @param attainment percent with two decimals, or a dash when nothing was closed */
    record Finished(Subject subject, Instant at, long closed, long missed, String attainment, LocalDate nextDueOn)
            implements ReviewEvent {}

    record Confirmed(Subject subject, Instant at, String by, LocalDate on) implements ReviewEvent {}

    /** It went to its signatures as this controlled document. */
    record ReportSubmitted(Subject subject, Instant at, String document) implements ReviewEvent {}

    record Cancelled(Subject subject, Instant at, String reason) implements ReviewEvent {}
}
