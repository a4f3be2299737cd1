package org.hengwei.processes.web;

import org.hengwei.processes.DefinitionState;
import org.hengwei.processes.Verdict;

/** The colour of a definition's state and of a review's verdict. */
public final class Colours {

    private Colours() {}

    public static String of(DefinitionState state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case IN_REVIEW -> "blue";
            case IN_FORCE -> "green";
            case WITHDRAWN -> "red";
        };
    }

    public static String of(Verdict verdict) {
        return switch (verdict) {
            case KEEP -> "green";
            case UPDATE -> "orange";
            case WITHDRAW -> "red";
        };
    }
}
