package org.hengwei.surveys;

/** How a customer is asked (R199, R200). Whatever the means, a link may be given him as well. */
public enum Means {
    EMAIL,
    /** A form on paper or handed over as a link. */
    QUESTIONNAIRE,
    TELEPHONE,
    /** An interview on a visit. */
    VISIT
}
