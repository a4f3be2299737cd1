package org.hengwei.journal;

import java.time.Instant;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** All news of this room. */
public sealed interface JournalEvent extends Happened {

    /** @param digest SHA-256 of the text, in hex */
    record Commented(Subject subject, Instant at, long comment, Audience audience, String digest)
            implements JournalEvent {}

    record Attached(Subject subject, Instant at, long attachment, Audience audience, String digest)
            implements JournalEvent {}

    record Linked(Subject subject, Instant at, String other, String relation, Audience audience)
            implements JournalEvent {}

    record Unlinked(Subject subject, Instant at, String other, String relation) implements JournalEvent {}

    /** @param what {@code COMMENT}, {@code ATTACHMENT} or {@code ENTRY} */
    record Erased(Subject subject, Instant at, String what, long id, String reason) implements JournalEvent {}
}
