package org.hengwei.requests.web;

import org.hengwei.requests.RequestState;

/** Status colours mean the same everywhere. */
public final class Colours {

    private Colours() {}

    public static String of(RequestState state) {
        return switch (state) {
            case DRAFT, PENDING, CANCELLED -> "secondary";
            case NEW -> "azure";
            case APPROVAL_PENDING -> "orange";
            case IN_FULFILMENT -> "indigo";
            case FULFILLED -> "teal";
            case CLOSED -> "green";
            case REJECTED -> "red";
        };
    }
}
