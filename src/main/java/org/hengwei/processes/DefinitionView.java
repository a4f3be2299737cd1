package org.hengwei.processes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition with its newest edition.
 *
 * @param owner login of who owns it; null when nobody does
 * @param inForce the edition in force today; null when none is
 * @param editions newest first
 * @param reviews annual reviews, newest first
 * @param reviewDue whether it is in force and had no review this year
 * @param obligation what the newest review still asks for: a next edition, or its withdrawal; null when nothing
 * @param moves what the caller may do to it now
 */
public record DefinitionView(
        @JsonUnwrapped DefinitionFacts facts,
        DefinitionState state,
        int edition,
        @Nullable Integer inForce,
        @Nullable String owner,
        List<Edition> editions,
        List<Review> reviews,
        boolean reviewDue,
        @Nullable Verdict obligation,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        List<OpenMove> moves,
        int version) {

    /** @param publishedBy who gave the last signature */
    public record Edition(
            int edition,
            String draftedBy,
            Instant draftedAt,
            @Nullable String publishedBy,
            @Nullable Instant publishedAt,
            @Nullable LocalDate effectiveOn,
            @Nullable String changeNote) {}

    /** @param edition the one that was in force and looked at */
    public record Review(int year, int edition, LocalDate on, String by, Verdict verdict, String findings) {}

    public record OpenMove(String name, String href, List<String> requires) {}

    public String code() {
        return String.valueOf(facts.code());
    }

    public boolean open(String move) {
        return moves.stream().anyMatch(one -> one.name().equals(move));
    }

    /** Whether anybody signed any edition; from then on kind and process are fixed. */
    public boolean everSigned() {
        return editions.stream().anyMatch(one -> one.publishedAt() != null);
    }
}
