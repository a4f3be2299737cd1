package org.hengwei.agreements;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of escalation as it is to be.
 *
 * @param type null for an incident
 * @param clock null for resolution
 * @param percent of the promised working time that is used, pauses not counted; 100 when it is missed
 * @param project code; null for all
 * @param agreement number; null for all tickets, also those without one
 * @param priority {@code P1} to {@code P4}; null for all
 * @param roles whose holders are told; of {@code PROJECT_MANAGER} the ticket's project's own
 * @param people logins to tell
 * @param tellAssignee whether whoever has it in hand is told as well
 * @param tier of an incident, to which it is given; null leaves it
 * @param team code of the department to which it is given; null leaves it
 * @param assignee login to whom it is given; null leaves it
 * @param active null counts as true
 */
public record PutEscalation(
        @Nullable String name,
        @Nullable TicketType type,
        @Nullable PromisedClock clock,
        @Nullable Integer percent,
        @Nullable String project,
        @Nullable String agreement,
        @Nullable String priority,
        @Nullable List<String> roles,
        @Nullable List<String> people,
        @Nullable Boolean tellAssignee,
        @Nullable String tier,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable Boolean active) {

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
