package org.hengwei.planning;

/**
 * A plan in a list.
 *
 * @param instances how many due instances it has, {@code done} of which are done and {@code overdue} overdue
 */
public record PlanLine(
        String number,
        int edition,
        PlanKind kind,
        int year,
        String title,
        PlanState state,
        int instances,
        int done,
        int overdue) {}
