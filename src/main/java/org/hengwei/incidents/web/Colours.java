package org.hengwei.incidents.web;

import org.hengwei.incidents.ClockState;
import org.hengwei.incidents.IncidentStatus;
import org.jspecify.annotations.Nullable;

/** Status colours mean the same everywhere. */
public final class Colours {

    private Colours() {}

    public static String of(IncidentStatus status) {
        return switch (status) {
            case NEW -> "azure";
            case ASSIGNED -> "blue";
            case IN_PROGRESS -> "indigo";
            case PAUSED -> "secondary";
            case RESOLVED -> "teal";
            case CLOSED -> "green";
            case CANCELLED -> "secondary";
        };
    }

    public static String of(ClockState state) {
        return switch (state) {
            case MET -> "green";
            case MISSED, OVERDUE -> "red";
            case RUNNING -> "blue";
            case PAUSED, CANCELLED, NO_AGREEMENT -> "secondary";
        };
    }

    public static String ofPriority(@Nullable String priority) {
        return switch (priority) {
            case "P1" -> "red";
            case "P2" -> "orange";
            case "P3" -> "blue";
            case null, default -> "secondary";
        };
    }
}
