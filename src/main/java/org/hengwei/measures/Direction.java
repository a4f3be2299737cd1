package org.hengwei.measures;

/** Whether more or less is better. */
public enum Direction {
    HIGHER,
    LOWER,
    NONE
}
