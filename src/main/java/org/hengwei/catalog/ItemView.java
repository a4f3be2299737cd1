package org.hengwei.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requestable item with its newest edition.
 *
 * @param published the edition offered now; null when none is
 * @param moves what the caller may do to it now
 */
public record ItemView(
        @JsonUnwrapped ItemFacts facts,
        ItemState state,
        int edition,
        @Nullable Integer published,
        List<Edition> editions,
        @Nullable Instant retiredAt,
        @Nullable String retiredReason,
        List<ServiceView.OpenMove> moves,
        int version) {

    /** @param publishedBy who gave the last signature */
    public record Edition(
            int edition,
            String draftedBy,
            Instant draftedAt,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt) {}

    public String code() {
        return String.valueOf(facts.code());
    }

    public boolean open(String move) {
        return moves.stream().anyMatch(one -> one.name().equals(move));
    }
}
