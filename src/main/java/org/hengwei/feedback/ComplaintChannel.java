package org.hengwei.feedback;

/** How a complaint reached the company. */
public enum ComplaintChannel {
    PHONE,
    EMAIL,
    VISIT,
    PORTAL,
    CHAT,
    CALLBACK,
    SURVEY,
    OTHER
}
