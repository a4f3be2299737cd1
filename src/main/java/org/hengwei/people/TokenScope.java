package org.hengwei.people;

/** How much of its owner's permissions a token carries. */
public enum TokenScope {
    /** Reading only: GET and HEAD. */
    READ,
    /** Everything its owner may do. */
    FULL
}
