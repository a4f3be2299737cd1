package org.hengwei.agreements;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of escalation as it stands; see {@link PutEscalation}. */
public record EscalationStep(
        long id,
        int version,
        String name,
        TicketType type,
        PromisedClock clock,
        int percent,
        @Nullable String project,
        @Nullable String agreement,
        @Nullable String priority,
        List<String> roles,
        List<String> people,
        boolean tellAssignee,
        @Nullable String tier,
        @Nullable String team,
        @Nullable String assignee,
        boolean active) {

    /** Whether the ticket is to change hands. */
    public boolean reassigns() {
        return tier != null || team != null || assignee != null;
    }

    boolean concerns(Promised ticket) {
        return active
                && type == ticket.type()
                && clock == ticket.clock()
                && (project == null || project.equals(ticket.project()))
                && (agreement == null || agreement.equals(ticket.agreement()))
                && (priority == null || priority.equals(ticket.priority()));
    }

    /**
     * What decides which steps concern a promised time.
     *
     * @param agreement by which it was promised; null when by none
     * @param priority null while nobody has said
     */
    public record Promised(
            TicketType type,
            PromisedClock clock,
            String project,
            @Nullable String agreement,
            @Nullable String priority) {}
}
