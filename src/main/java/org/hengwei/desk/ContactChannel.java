package org.hengwei.desk;

import org.hengwei.incidents.Channel;
import org.hengwei.requests.RequestChannel;

/** How somebody reached the desk. */
public enum ContactChannel {
    PHONE(Channel.PHONE, RequestChannel.PHONE),
    VISIT(Channel.ON_SITE, RequestChannel.ON_SITE),
    EMAIL(Channel.EMAIL, RequestChannel.EMAIL),
    PORTAL(Channel.PORTAL, RequestChannel.PORTAL),
    WECHAT(Channel.WECHAT, RequestChannel.WECHAT),
    FAX(Channel.FAX, RequestChannel.FAX);

    private final Channel ofIncident;
    private final RequestChannel ofRequest;

    ContactChannel(Channel ofIncident, RequestChannel ofRequest) {
        this.ofIncident = ofIncident;
        this.ofRequest = ofRequest;
    }

    RequestChannel ofRequest() {
        return ofRequest;
    }

    Channel ofIncident() {
        return ofIncident;
    }
}
