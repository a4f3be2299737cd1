package org.hengwei.catalog.web;

import org.hengwei.catalog.ItemState;
import org.hengwei.catalog.ServiceState;

/** The colour of a service's or an item's state. */
public final class Colours {

    private Colours() {}

    public static String of(ItemState state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case IN_REVIEW -> "blue";
            case PUBLISHED -> "green";
            case RETIRED -> "red";
        };
    }

    public static String of(ServiceState state) {
        return switch (state) {
            case DRAFT -> "secondary";
            case REVIEWED -> "blue";
            case PUBLISHED -> "green";
            case RETIRED -> "red";
        };
    }
}
