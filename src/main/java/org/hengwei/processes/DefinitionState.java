package org.hengwei.processes;

import java.util.Arrays;
import java.util.List;

/** Where the newest edition of a definition stands; an earlier one stays in force meanwhile. */
public enum DefinitionState {
    DRAFT,
    /** Its round of sign-off runs. */
    IN_REVIEW,
    /** Signed; in force from its day on. */
    IN_FORCE,
    WITHDRAWN;

    /** The moves of a definition's life; it takes force by itself from the last signature. */
    public enum Move {
        REVIEW("review-round", ProcessPermission.DRAFT, List.of("reviewer", "approver"), DRAFT),
        /** Of the next edition alone; the signed one stays in force. */
        DROP("draft-drop", ProcessPermission.DRAFT, List.of("reason"), DRAFT),
        ANNUAL_REVIEW(
                "annual-review",
                ProcessPermission.REVIEW,
                List.of("verdict", "findings"),
                DRAFT,
                IN_REVIEW,
                DefinitionState.IN_FORCE),
        WITHDRAWAL("withdrawal", ProcessPermission.PUBLISH, List.of("reason"), DRAFT, DefinitionState.IN_FORCE);

        private final String noun;
        private final ProcessPermission permission;
        private final List<String> requires;
        private final List<DefinitionState> from;

        Move(String noun, ProcessPermission permission, List<String> requires, DefinitionState... from) {
            this.noun = noun;
            this.permission = permission;
            this.requires = requires;
            this.from = List.of(from);
        }

        public String noun() {
            return noun;
        }

        ProcessPermission permission() {
            return permission;
        }

        List<String> requires() {
            return requires;
        }

        boolean opensIn(DefinitionState state) {
            return from.contains(state);
        }

        static List<Move> in(DefinitionState state) {
            return Arrays.stream(values()).filter(move -> move.opensIn(state)).toList();
        }
    }
}
