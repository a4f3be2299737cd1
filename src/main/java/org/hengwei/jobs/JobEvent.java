package org.hengwei.jobs;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** News of this room. */
public sealed interface JobEvent extends Happened {

    record Started(Subject subject, Instant at, String kind) implements JobEvent {}

    record Finished(Subject subject, Instant at, String kind, JobState state, String startedBy) implements JobEvent {}
}
