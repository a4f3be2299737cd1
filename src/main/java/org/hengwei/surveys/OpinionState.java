package org.hengwei.surveys;

/** What is done about an opinion (R207). */
public enum OpinionState {
    OPEN,
    /** Asks for nothing. */
    PRAISE,
    MEASURED,
    DONE
}
