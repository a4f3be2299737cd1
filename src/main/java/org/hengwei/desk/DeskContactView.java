package org.hengwei.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as pages and API show it.
 *
 * @param number e.g. {@code DC-000042}
 * @param ticket number of the ticket it became or was about
 * @param talkTime null when not known
 * @param returnedAt when a missed call was returned
 * @param moves what the caller may do now
 */
public record DeskContactView(
        String number,
        int version,
        ContactChannel channel,
        ContactState state,
        boolean answered,
        @Nullable String callerName,
        @Nullable String callerPhone,
        @Nullable String callerEmail,
        @Nullable String customer,
        @Nullable String project,
        String agent,
        String agentName,
        Instant receivedAt,
        @Nullable Instant endedAt,
        @Nullable Duration talkTime,
        Instant recordedAt,
        String summary,
        @Nullable ContactOutcome outcome,
        @Nullable String ticket,
        @Nullable String ticketHref,
        @Nullable String answer,
        @Nullable String praised,
        @Nullable String praisedName,
        @Nullable Instant loggedAt,
        @Nullable Instant returnedAt,
        @Nullable String returnedBy,
        @Nullable String returnedName,
        @Nullable String returnNote,
        List<OpenMove> moves) {

    /** A move the caller may make now: {@code POST href} with at least the inputs {@code requires}. */
    public record OpenMove(String name, String href, List<String> requires) {}

    /** Whether a missed call still waits for somebody to ring back. */
    public boolean toReturn() {
        return state == ContactState.ABANDONED && returnedAt == null;
    }
}
