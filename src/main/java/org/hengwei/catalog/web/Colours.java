package org.hengwei.catalog.web;

import org.hengwei.catalog.ServiceState;

/** The colour of a service's state. */
public final class Colours {

    private Colours() {}

    public static String of(ServiceState state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case REVIEWED -> "blue";
            case PUBLISHED -> "green";
            case RETIRED -> "red";
        };
    }
}
