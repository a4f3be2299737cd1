package org.hengwei.planning;

/** A plan's state follows from the sign-off of its document (H17). */
public enum PlanState {
    DRAFT,
    IN_REVIEW,
    REVIEWED,
    APPROVED,
    ISSUED,
    SUPERSEDED
}
