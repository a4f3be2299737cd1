package org.hengwei.customers;

import java.util.Arrays;
import java.util.List;

/** The life of a project (C6). */
public enum ProjectState {
    INITIATED,
    PLANNED,
    DELIVERING,
    SUSPENDED,
    CLOSING,
    CLOSED;

    /** Its moves, each with the states it starts from, the one it leads to, and what it asks for. */
    public enum Move {
        PLAN_APPROVAL("plan-approval", PLANNED, CustomersPermission.APPROVE_PROJECT, false, INITIATED),
        DELIVERY("delivery", DELIVERING, CustomersPermission.RUN_PROJECT, false, PLANNED),
        SUSPENSION("suspension", SUSPENDED, CustomersPermission.RUN_PROJECT, true, DELIVERING),
        RESUMPTION("resumption", DELIVERING, CustomersPermission.RUN_PROJECT, false, SUSPENDED),
        CLOSING_PHASE("closing", CLOSING, CustomersPermission.RUN_PROJECT, false, DELIVERING),
        CLOSURE("closure", CLOSED, CustomersPermission.RUN_PROJECT, false, CLOSING);

        private final String noun;
        private final ProjectState to;
        private final CustomersPermission permission;
        private final boolean reasoned;
        private final List<ProjectState> from;

        Move(String noun, ProjectState to, CustomersPermission permission, boolean reasoned, ProjectState... from) {
            this.noun = noun;
            this.to = to;
            this.permission = permission;
            this.reasoned = reasoned;
            this.from = List.of(from);
        }

        public String noun() {
            return noun;
        }

        public ProjectState to() {
            return to;
        }

        /** Whether it is made only with a reason. */
        public boolean reasoned() {
            return reasoned;
        }

        CustomersPermission permission() {
            return permission;
        }

        boolean opensIn(ProjectState state) {
            return from.contains(state);
        }

        static List<Move> in(ProjectState state) {
            return Arrays.stream(values()).filter(move -> move.opensIn(state)).toList();
        }
    }
}
