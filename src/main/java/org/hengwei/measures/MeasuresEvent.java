package org.hengwei.measures;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. The subject is the metric. */
public sealed interface MeasuresEvent extends Happened {

    record DefinitionProposed(Subject subject, Instant at, int version, String name) implements MeasuresEvent {}

    record DefinitionActivated(Subject subject, Instant at, int version, String name) implements MeasuresEvent {}

    record DefinitionRetired(Subject subject, Instant at, int version) implements MeasuresEvent {}

    record TargetSet(
            Subject subject,
            Instant at,
            int year,
            String scope,
            String target,
            @Nullable String before) implements MeasuresEvent {}

    record TargetRemoved(Subject subject, Instant at, int year, String scope, String before) implements MeasuresEvent {}

    /** A period was frozen with the list of its records (H18). */
    record PeriodClosed(Subject subject, Instant at, String period, int records) implements MeasuresEvent {}

    record PeriodConfirmed(Subject subject, Instant at, String period) implements MeasuresEvent {}

    /** The earlier value and its list are kept. */
    record PeriodRestated(
            Subject subject,
            Instant at,
            String period,
            String reason,
            @Nullable String before,
            @Nullable String after) implements MeasuresEvent {}

    /** A closed period missed its target in a scope. */
    record TargetMissed(
            Subject subject,
            Instant at,
            String period,
            String scope,
            String value,
            String target,
            @Nullable String owner)
            implements MeasuresEvent {}
}
