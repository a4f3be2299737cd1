package org.hengwei.customers;

/** The quality-control content every project must have before it delivers, a to f. */
public enum QualitySection {
    /** Organisation and duties (R157). */
    A,
    /** Control and analysis of quality metrics (R158). */
    B,
    /** On-site spot checks and patrols (R159). */
    C,
    /** Report frequency and due times (R160). */
    D,
    /** Resource assurance (R161). */
    E,
    /** Service desk, spare store and emergency schemes (R162). */
    F
}
