package org.hengwei.surveys;

/** What came of asking one contact (C19). */
public enum ResponseState {
    /** Named, not asked yet. */
    CHOSEN,
    /** Not asked: outside the sample, or asked lately already. */
    LEFT_OUT,
    SENT,
    ANSWERED,
    /** The collection ended and he had said nothing; never a score. */
    NO_ANSWER,
    /** Came back but is not valid; never a score. */
    VOID
}
