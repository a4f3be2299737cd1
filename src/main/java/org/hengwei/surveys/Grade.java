package org.hengwei.surveys;

/** How content a customer is with one thing, the best first. */
public enum Grade {
    VERY_SATISFIED,
    SATISFIED,
    FAIR,
    DISSATISFIED,
    VERY_DISSATISFIED
}
