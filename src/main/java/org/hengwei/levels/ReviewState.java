package org.hengwei.levels;

/** Where a review stands. */
public enum ReviewState {
    OPEN,
    FINISHED,
    CANCELLED
}
