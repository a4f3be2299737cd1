package org.hengwei.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service with its newest edition.
 *
 * @param published the edition offered now; null when none is
 * @param suitedAt when it was last confirmed to be still suitable
 * @param moves what the caller may do to it now
 */
public record ServiceView(
        @JsonUnwrapped ServiceFacts facts,
        ServiceState state,
        int edition,
        @Nullable Integer published,
        List<Edition> editions,
        @Nullable Instant suitedAt,
        @Nullable String suitedBy,
        @Nullable Instant retiredAt,
        @Nullable String retiredReason,
        List<OpenMove> moves,
        int version) {

    /** Who wrote, reviewed and published an edition, and when. */
    public record Edition(
            int edition,
            String draftedBy,
            Instant draftedAt,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt) {}

    /** A move of its life open to the caller. */
    public record OpenMove(String name, String href, List<String> requires) {}

    public String code() {
        return String.valueOf(facts.code());
    }

    public boolean open(String move) {
        return moves.stream().anyMatch(one -> one.name().equals(move));
    }
}
