package org.hengwei.incidents;

/** How a report reached the company. */
public enum Channel {
    PHONE,
    EMAIL,
    PORTAL,
    WECHAT,
    ON_SITE,
    FAX,
    MONITORING,
    OTHER
}
