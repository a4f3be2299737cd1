package org.hengwei.desk;

import org.hengwei.incidents.Channel;

/** How somebody reached the desk. */
public enum ContactChannel {
    PHONE(Channel.PHONE),
    VISIT(Channel.ON_SITE),
    EMAIL(Channel.EMAIL),
    PORTAL(Channel.PORTAL),
    WECHAT(Channel.WECHAT),
    FAX(Channel.FAX);

    private final Channel ofIncident;

    ContactChannel(Channel ofIncident) {
        this.ofIncident = ofIncident;
    }

    Channel ofIncident() {
        return ofIncident;
    }
}
