package org.hengwei.requests;

/** How a request reached the company. */
public enum RequestChannel {
    PHONE,
    EMAIL,
    PORTAL,
    WECHAT,
    ON_SITE,
    FAX,
    OTHER
}
