package org.hengwei.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract with the renewal's outcome and its life.
 *
 * @param daysLeft until its last day; negative after it
 * @param outcomeReason why it was not renewed, or terminated
 * @param successor the contract that renews it
 * @param predecessor the contract it renews
 * @param projects codes of the projects under it
 * @param moves what the caller may do to it now
 */
public record ContractView(
        @JsonUnwrapped ContractFacts facts,
        ContractState state,
        String customerName,
        long daysLeft,
        @Nullable LocalDate signedOn,
        @Nullable Instant renewedAt,
        @Nullable String outcomeReason,
        @Nullable String successor,
        @Nullable String predecessor,
        List<String> projects,
        List<MoveLine> history,
        List<OpenMove> moves,
        Instant createdAt,
        int version) {

    public String code() {
        return String.valueOf(facts.code());
    }

    public String name() {
        return String.valueOf(facts.name());
    }

    public boolean open(ContractState.Move move) {
        return moves.stream().anyMatch(one -> one.name().equals(move.name()));
    }
}
