package org.hengwei.customers.web;

import org.hengwei.customers.ContractState;
import org.hengwei.customers.ProjectState;

/** The same colour for the same meaning: green goes well, orange asks for something, red is lost, grey is over. */
public final class Colours {

    private Colours() {}

    public static String of(ContractState state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case SIGNED -> "blue";
            case IN_FORCE, RENEWED -> "green";
            case DUE_FOR_RENEWAL, EXPIRED -> "orange";
            case NOT_RENEWED, TERMINATED -> "red";
            case ARCHIVED -> "secondary";
        };
    }

    public static String of(ProjectState state) {
        return switch (state) {
            case INITIATED, PLANNED -> "blue";
            case DELIVERING -> "green";
            case SUSPENDED, CLOSING -> "orange";
            case CLOSED -> "secondary";
        };
    }
}
