package org.hengwei.surveys;

/** What an item of a form asks about; service and desk are judged apart (R201). */
public enum Area {
    SERVICE,
    DESK,
    TECHNICAL,
    DOCUMENTS,
    OTHER
}
