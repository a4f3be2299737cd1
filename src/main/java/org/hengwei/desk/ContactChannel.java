package org.hengwei.desk;

import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.incidents.Channel;
import org.hengwei.requests.RequestChannel;

/** How somebody reached the desk. */
public enum ContactChannel {
    PHONE(Channel.PHONE, RequestChannel.PHONE, ComplaintChannel.PHONE),
    VISIT(Channel.ON_SITE, RequestChannel.ON_SITE, ComplaintChannel.VISIT),
    EMAIL(Channel.EMAIL, RequestChannel.EMAIL, ComplaintChannel.EMAIL),
    PORTAL(Channel.PORTAL, RequestChannel.PORTAL, ComplaintChannel.PORTAL),
    WECHAT(Channel.WECHAT, RequestChannel.WECHAT, ComplaintChannel.CHAT),
    FAX(Channel.FAX, RequestChannel.FAX, ComplaintChannel.OTHER);

    private final Channel ofIncident;
    private final RequestChannel ofRequest;
    private final ComplaintChannel ofComplaint;

    ContactChannel(Channel ofIncident, RequestChannel ofRequest, ComplaintChannel ofComplaint) {
        this.ofIncident = ofIncident;
        this.ofRequest = ofRequest;
        this.ofComplaint = ofComplaint;
    }

    ComplaintChannel ofComplaint() {
        return ofComplaint;
    }

    RequestChannel ofRequest() {
        return ofRequest;
    }

    Channel ofIncident() {
        return ofIncident;
    }
}
