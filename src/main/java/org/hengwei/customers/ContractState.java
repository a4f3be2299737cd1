package org.hengwei.customers;

import java.util.Arrays;
import java.util.List;

/**
 * The life of a contract (C5). DUE_FOR_RENEWAL is never stored: it is IN_FORCE, renewable, and near or past its end. EXPIRED
 * likewise: IN_FORCE past its end with no renewal to decide.
 */
public enum ContractState {
    DRAFT,
    SIGNED,
    IN_FORCE,
    DUE_FOR_RENEWAL,
    EXPIRED,
    RENEWED,
    NOT_RENEWED,
    TERMINATED,
    ARCHIVED;

    /** Its moves, each with the states it may be made in and the inputs it needs. */
    public enum Move {
        SIGNATURE("signature", CustomersPermission.MANAGE_CONTRACTS, List.of("signedOn"), DRAFT),
        ENTRY_INTO_FORCE("entry-into-force", CustomersPermission.MANAGE_CONTRACTS, List.of(), SIGNED),
        RENEWAL("renewal", CustomersPermission.DECIDE_RENEWAL, List.of("successor"), IN_FORCE, DUE_FOR_RENEWAL),
        NON_RENEWAL("non-renewal", CustomersPermission.DECIDE_RENEWAL, List.of("reason"), IN_FORCE, DUE_FOR_RENEWAL),
        TERMINATION(
                "termination",
                CustomersPermission.MANAGE_CONTRACTS,
                List.of("reason"),
                SIGNED,
                IN_FORCE,
                DUE_FOR_RENEWAL),
        ARCHIVING(
                "archiving",
                CustomersPermission.MANAGE_CONTRACTS,
                List.of(),
                RENEWED,
                NOT_RENEWED,
                TERMINATED,
                EXPIRED);

        private final String noun;
        private final CustomersPermission permission;
        private final List<String> requires;
        private final List<ContractState> from;

        Move(String noun, CustomersPermission permission, List<String> requires, ContractState... from) {
            this.noun = noun;
            this.permission = permission;
            this.requires = requires;
            this.from = List.of(from);
        }

        public String noun() {
            return noun;
        }

        /** Names of the inputs it cannot do without. */
        public List<String> requires() {
            return requires;
        }

        CustomersPermission permission() {
            return permission;
        }

        boolean opensIn(ContractState state) {
            return from.contains(state);
        }

        static List<Move> in(ContractState state) {
            return Arrays.stream(values()).filter(move -> move.opensIn(state)).toList();
        }
    }
}
