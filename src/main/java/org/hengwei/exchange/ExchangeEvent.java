package org.hengwei.exchange;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** All news of the room. The subject is the import. */
public sealed interface ExchangeEvent extends Happened {

    record Uploaded(Subject subject, Instant at, String file, long size) implements ExchangeEvent {}

    record Started(Subject subject, Instant at, String file) implements ExchangeEvent {}

    record Finished(Subject subject, Instant at, int read, int created, int updated, int skipped, int rejected)
            implements ExchangeEvent {}
}
