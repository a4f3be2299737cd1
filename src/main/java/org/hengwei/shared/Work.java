package org.hengwei.shared;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The face of a piece of work that the worklist shows beside all other kinds: published by its room inside the act's
 * transaction whenever it changes; the newest replaces the older one.
 *
 * @param title what it is about, in the words of whoever wrote it
 * @param state the room's own state, worded by {@code <room>.state.<STATE>}
 * @param open whether somebody still has to do something
 * @param awaits logins whose signature or act it waits for, besides the assignee
 * @param href page of the thing
 * @param text further words by which search finds it
 */
public record Work(
        Subject subject,
        String title,
        String state,
        boolean open,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String priority,
        @Nullable Instant dueAt,
        Instant since,
        Set<String> awaits,
        String href,
        String text) {

    public Work {
        awaits = Set.copyOf(awaits);
    }
}
