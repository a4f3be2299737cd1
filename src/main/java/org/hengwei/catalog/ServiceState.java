package org.hengwei.catalog;

import java.util.Arrays;
import java.util.List;

/** Where the newest edition of a service stands (C7). */
public enum ServiceState {
    DRAFT,
    REVIEWED,
    PUBLISHED,
    RETIRED;

    /** The moves of a service's life, each with the states it may be made in. */
    public enum Move {
        REVIEW("review", CatalogPermission.REVIEW, DRAFT),
        PUBLICATION("publication", CatalogPermission.PUBLISH, REVIEWED),
        SUITABILITY("suitability-review", CatalogPermission.REVIEW, PUBLISHED),
        RETIREMENT("retirement", CatalogPermission.PUBLISH, DRAFT, REVIEWED, PUBLISHED);

        private final String noun;
        private final CatalogPermission permission;
        private final List<ServiceState> from;

        Move(String noun, CatalogPermission permission, ServiceState... from) {
            this.noun = noun;
            this.permission = permission;
            this.from = List.of(from);
        }

        public String noun() {
            return noun;
        }

        CatalogPermission permission() {
            return permission;
        }

        boolean opensIn(ServiceState state) {
            return from.contains(state);
        }

        static List<Move> in(ServiceState state) {
            return Arrays.stream(values()).filter(move -> move.opensIn(state)).toList();
        }
    }
}
