package org.hengwei.portal;

import org.hengwei.customers.Customers;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.CustomerVoice;
import org.hengwei.feedback.OwnComplaint;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a customer's contact complains of, and what he is answered. */
@Service
public class PortalComplaints {

    private final Caller caller;
    private final Portal portal;
    private final PortalRequests requests;
    private final CustomerVoice voice;
    private final Customers customers;

    PortalComplaints(Caller caller, Portal portal, PortalRequests requests, CustomerVoice voice, Customers customers) {
        this.caller = caller;
        this.portal = portal;
        this.requests = requests;
        this.voice = voice;
        this.customers = customers;
    }

    /**
     * What a contact complains of.
     *
     * @param about number of an incident or request of his organisation; null for something general
     * @param project one of his organisation; of the ticket when that is given
     */
    public record Complain(
            @Nullable String title,
            @Nullable String content,
            @Nullable String about,
            @Nullable String project,
            @Nullable String phone) {}

    /** Those of his organisation, newest first. */
    public Slice<OwnComplaint> list(@Nullable String cursor, int limit) {
        caller.customer();
        return voice.complaints(cursor, limit);
    }

    /** Refused as not found unless it is his organisation's. */
    public OwnComplaint find(String number) {
        caller.customer();
        return voice.complaint(number);
    }

    public OwnComplaint complain(Complain said) {
        var customer = caller.customer();
        new Checks().present(said.content(), "content").refuse();
        var about = text(said.about());
        var project = about == null ? text(said.project()) : projectOf(about);
        if (project != null
                && customers
                        .findProject(project)
                        .filter(one -> one.customer().equals(customer))
                        .isEmpty()) {
            throw Refused.field("project", "portal.refused.project", project);
        }
        return voice.complain(new ReceiveComplaint(
                said.title(), said.content(), null, null, project, null, text(said.phone()), null, about, null));
    }

    private String projectOf(String about) {
        try {
            return about.startsWith("REQ-")
                    ? requests.find(about).project()
                    : portal.find(about).project();
        } catch (Refused refused) {
            throw Refused.field("about", "portal.refused.about", about);
        }
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Takes it back; it stays counted. */
    public OwnComplaint withdraw(ComplaintKey key, @Nullable String reason) {
        caller.customer();
        return voice.withdraw(key, reason);
    }
}
