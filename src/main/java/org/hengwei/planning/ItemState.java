package org.hengwei.planning;

import java.util.Set;

/** Life of a line of the work table (C1, {@code PlanItem}). */
public enum ItemState {
    PLANNED,
    IN_PROGRESS,
    /** Every due instance is done. */
    DONE,
    /** Supervised and checked by quality. */
    VERIFIED,
    CANCELLED,
    CARRIED_OVER;

    Set<ItemState> next() {
        return switch (this) {
            case PLANNED, IN_PROGRESS -> Set.of(IN_PROGRESS, DONE, CANCELLED, CARRIED_OVER);
            case DONE -> Set.of(VERIFIED);
            case VERIFIED, CANCELLED, CARRIED_OVER -> Set.of();
        };
    }

    /** Whether the line belongs to this year's work, done or not. */
    boolean stillHolds() {
        return this != CANCELLED && this != CARRIED_OVER;
    }

    /** Whether nothing more is to be done. */
    public boolean settled() {
        return switch (this) {
            case DONE, VERIFIED, CANCELLED, CARRIED_OVER -> true;
            case PLANNED, IN_PROGRESS -> false;
        };
    }
}
