package org.hengwei.agreements;

import java.time.Instant;
import java.util.Optional;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What became of the tickets an agreement promised times for. A bean for each type of ticket, of the room that keeps them; whoever
 * reviews agreements asks all of them and knows none of the rooms.
 */
public interface TicketOutcomes {

    TicketType type();

    /** Of the tickets of an agreement closed from an instant until before another; whoever may see them. */
    Tally tally(String agreement, Instant from, Instant until);

    /**
     * Those of them that missed a promised time, oldest closure first, as far as the actor may see them.
     *
     * @param limit 1 to 200
     */
    Slice<Outcome> misses(String agreement, Instant from, Instant until, @Nullable String cursor, int limit);

    /**
     * How one ticket stands, open or closed.
     *
     * @return empty for a ticket of another type
     * @throws org.hengwei.shared.Refused as not found when there is none, or the actor may not see it
     */
    Optional<Outcome> find(Subject ticket);

    /**
     * @param closed how many were closed
     * @param met those of them that kept every promised time
     * @param missed those that missed one or both
     * @param undecided closed without anything to judge by, in neither
     * @param missedResponse those that missed the response
     * @param missedResolution those that missed resolution or fulfilment
     * @param openAndLate open ones that are overdue already, now; what is never resolved must not look like success (H12)
     */
    record Tally(
            long closed,
            long met,
            long missed,
            long undecided,
            long missedResponse,
            long missedResolution,
            long openAndLate) {}
}
