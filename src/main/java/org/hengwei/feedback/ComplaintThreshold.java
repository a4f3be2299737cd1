package org.hengwei.feedback;

/**
 * At or under how many of five points what a customer gives becomes a complaint by itself (C17, C19); nought is never.
 *
 * @param version counts its changes
 * @param callback of the score of a callback, or of the customer's own rating
 * @param survey of one item of a survey, whose scale is brought to five points
 */
public record ComplaintThreshold(int version, int callback, int survey) {

    static final int HIGHEST = 4;
}
