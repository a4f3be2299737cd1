package org.hengwei.measures;

/** From running to final (H18). */
public enum ClosingState {
    LIVE,
    FROZEN,
    CONFIRMED,
    RESTATED
}
