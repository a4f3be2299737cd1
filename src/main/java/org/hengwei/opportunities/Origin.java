package org.hengwei.opportunities;

/** Where an opportunity showed (R337). */
public enum Origin {
    PROCESS_CHECK,
    /** A promise to a customer that was missed (R179). */
    SLA,
    AUDIT,
    MANAGEMENT_REVIEW,
    SUGGESTION,
    SURVEY,
    COMPLAINT,
    METRIC
}
