package org.hengwei.measures;

/** How a figure stands to its target. */
public enum Outcome {
    MET,
    MISSED,
    /** Nothing to divide by, or nothing in the house records it yet; never 100 %. */
    NO_DATA,
    /** A figure without a target. */
    WATCHED
}
