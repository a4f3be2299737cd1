package org.hengwei.catalog;

import java.util.Arrays;
import java.util.List;

/** Where the newest edition of an item stands. */
public enum ItemState {
    DRAFT,
    /** Its round of sign-off runs. */
    IN_REVIEW,
    PUBLISHED,
    RETIRED;

    /** The moves of an item's life; publication follows by itself from the last signature. */
    public enum Move {
        REVIEW("review", CatalogPermission.DRAFT, DRAFT),
        RETIREMENT("retirement", CatalogPermission.PUBLISH, DRAFT, PUBLISHED);

        private final String noun;
        private final CatalogPermission permission;
        private final List<ItemState> from;

        Move(String noun, CatalogPermission permission, ItemState... from) {
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

        boolean opensIn(ItemState state) {
            return from.contains(state);
        }

        static List<Move> in(ItemState state) {
            return Arrays.stream(values()).filter(move -> move.opensIn(state)).toList();
        }
    }
}
