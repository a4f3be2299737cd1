package org.hengwei.surveys;

/** The life of a survey (C19). */
public enum CampaignState {
    PLANNED,
    APPROVED,
    DISTRIBUTED,
    /** The first answer is there. */
    COLLECTING,
    COLLECTED,
    ANALYSED,
    /** The report is signed; from here its answers count in the metrics. */
    REPORTED,
    /** Every opinion has its measure. */
    ACTIONS_TRACKED,
    CLOSED;

    public boolean collects() {
        return this == DISTRIBUTED || this == COLLECTING;
    }

    public boolean before(CampaignState other) {
        return compareTo(other) < 0;
    }
}
