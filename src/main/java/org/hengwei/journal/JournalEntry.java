package org.hengwei.journal;

import java.time.Instant;
import java.util.Map;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param seq place within the subject's chain, from 1
 * @param actorName the name as it was then; the login once the content is erased
 * @param word what happened, e.g. {@code incidents.Resolved}
 * @param details the news' components in order; empty once erased
 * @param hash in hex
 */
public record JournalEntry(
        long id,
        Subject subject,
        int seq,
        Instant happenedAt,
        Instant recordedAt,
        String actor,
        String actorName,
        String word,
        Audience audience,
        Map<String, @Nullable Object> details,
        boolean erased,
        String hash) {}
