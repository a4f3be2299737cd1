package org.hengwei.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the contact log is narrowed to; null means everything.
 *
 * @param toReturn only missed calls nobody has returned
 * @param ticket number of a ticket
 * @param agent a login, or {@code me}
 * @param q words, all of which must occur; or digits of a telephone number
 */
public record ContactFilter(
        @Nullable ContactState state,
        @Nullable ContactChannel channel,
        @Nullable ContactOutcome outcome,
        @Nullable Boolean toReturn,
        @Nullable String project,
        @Nullable String customer,
        @Nullable String agent,
        @Nullable String ticket,
        @Nullable String phone,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String q) {

    public static ContactFilter all() {
        return new ContactFilter(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public static ContactFilter ofTicket(String ticket) {
        return new ContactFilter(null, null, null, null, null, null, null, ticket, null, null, null, null);
    }

    public static ContactFilter ofPhone(String phone) {
        return new ContactFilter(null, null, null, null, null, null, null, null, phone, null, null, null);
    }

    /** Missed calls nobody has returned. */
    public static ContactFilter unreturned() {
        return new ContactFilter(null, null, null, true, null, null, null, null, null, null, null, null);
    }

    public static ContactFilter in(ContactState state) {
        return new ContactFilter(state, null, null, null, null, null, null, null, null, null, null, null);
    }
}
