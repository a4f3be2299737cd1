package org.hengwei.customers.web;

import java.time.LocalDate;
import java.util.Arrays;
import org.hengwei.customers.ContractState.Move;
import org.hengwei.customers.ContractView;
import org.hengwei.customers.Contracts;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The inputs of a contract's moves; which are needed stands in {@code moves[].requires}. */
record ContractMove(
        @Nullable LocalDate signedOn,
        @Nullable String successor,
        @Nullable String reason) {

    ContractView make(String noun, String code, @Nullable Integer version, Contracts contracts) {
        var move = Arrays.stream(Move.values())
                .filter(one -> one.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(noun));
        return switch (move) {
            case SIGNATURE -> contracts.sign(code, version, signedOn);
            case ENTRY_INTO_FORCE -> contracts.enterIntoForce(code, version);
            case RENEWAL -> contracts.renew(code, version, successor);
            case NON_RENEWAL -> contracts.declineRenewal(code, version, reason);
            case TERMINATION -> contracts.terminate(code, version, reason);
            case ARCHIVING -> contracts.archive(code, version);
        };
    }
}
