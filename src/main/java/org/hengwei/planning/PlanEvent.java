package org.hengwei.planning;

import java.time.Instant;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;

/** All news of this room. */
public sealed interface PlanEvent extends Happened {

    record Created(Subject subject, Instant at, String title, String basis) implements PlanEvent {}

    record TextChanged(Subject subject, Instant at) implements PlanEvent {}

    record ObjectiveSet(Subject subject, Instant at, String metric, String goal) implements PlanEvent {}

    record ObjectiveRemoved(Subject subject, Instant at, String metric) implements PlanEvent {}

    record ItemSet(Subject subject, Instant at, String work, String schedule) implements PlanEvent {}

    record ItemRemoved(Subject subject, Instant at, String work) implements PlanEvent {}

    record ProblemAnswered(Subject subject, Instant at, String problem, String answer) implements PlanEvent {}

    record Submitted(Subject subject, Instant at, String document) implements PlanEvent {}

    record StateFollowed(Subject subject, Instant at, PlanState state) implements PlanEvent {}

    record Issued(Subject subject, Instant at, String document, int instances) implements PlanEvent {}

    record Revised(Subject subject, Instant at, int edition, String reason) implements PlanEvent {}

    record InstanceDone(Subject subject, Instant at, String work, String label, String note) implements PlanEvent {}

    record ItemMoved(Subject subject, Instant at, String work, ItemState state, String reason) implements PlanEvent {}
}
