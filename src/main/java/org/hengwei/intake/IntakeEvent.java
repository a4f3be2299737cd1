package org.hengwei.intake;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** All news of the room. */
public sealed interface IntakeEvent extends Happened {

    /** @param alerts how many alerts the incident has gathered by now */
    record AlertReceived(Subject subject, Instant at, String source, String title, int alerts) implements IntakeEvent {}

    /** @param left how many alerts of the incident are still firing */
    record AlertRecovered(Subject subject, Instant at, String source, String title, int left) implements IntakeEvent {}

    record SourcePut(
            Subject subject, Instant at, String name, AlertSourceKind kind, boolean active, boolean recoveryResolves)
            implements IntakeEvent {}

    record TokenMade(Subject subject, Instant at, String name) implements IntakeEvent {}

    record TokenRevoked(Subject subject, Instant at, String name) implements IntakeEvent {}

    record RulePut(Subject subject, Instant at, String name, String project, boolean active) implements IntakeEvent {}

    record RuleRemoved(Subject subject, Instant at, String name) implements IntakeEvent {}
}
