package org.hengwei.feedback;

import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer's contact says himself: how well something was done, and what he complains of. He sees what concerns his own
 * organisation, and of a complaint nothing of its handling inside.
 */
@Service
@Transactional
public class CustomerVoice {

    private static final String RULE = "feedback.rule.customer";

    private final Ratings ratings;
    private final Complaints complaints;
    private final Notices notices;
    private final People people;
    private final Access access;

    CustomerVoice(Ratings ratings, Complaints complaints, Notices notices, People people, Access access) {
        this.ratings = ratings;
        this.complaints = complaints;
        this.notices = notices;
        this.people = people;
        this.access = access;
    }

    /** What may be, or was, said of what was last done on a ticket; null while there is nothing to say of it. */
    @Transactional(readOnly = true)
    public @Nullable RatingView rating(Subject ticket) {
        contact();
        return ratings.of(ticket.code());
    }

    /**
     * Rates what was last done on a ticket, once. It is the callback's answer given without a call: "not solved" opens the ticket
     * again, a low score becomes a complaint.
     *
     * @param solved needed while nobody has said so
     * @param score 1 to 5
     * @throws Refused when there is nothing to rate, or it was rated
     */
    public RatingView rate(
            Subject ticket, @Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        contact();
        return ratings.rate(ticket.code(), solved, score, comment);
    }

    /** @param complaint of the contact's own organisation; channel, customer and time are the portal's */
    public OwnComplaint complain(ReceiveComplaint complaint) {
        var contact = contact();
        var taken = new ReceiveComplaint(
                complaint.title(),
                complaint.content(),
                ComplaintChannel.PORTAL,
                contact.customer(),
                complaint.project(),
                contact.name(),
                complaint.phone(),
                null,
                complaint.about(),
                null);
        return access.byRule(RULE, () -> OwnComplaint.of(complaints.receive(taken)));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<OwnComplaint> complaints(@Nullable String cursor, int limit) {
        var customer = contact().customer();
        return access.byRule(
                RULE,
                () -> complaints
                        .list(new ComplaintFilter(false, null, null, null, customer), cursor, limit, false)
                        .map(OwnComplaint::of));
    }

    /** Refused as not found unless it is of the contact's organisation. */
    @Transactional(readOnly = true)
    public OwnComplaint complaint(String number) {
        var customer = contact().customer();
        var found = access.byRule(RULE, () -> complaints.find(ComplaintKey.of(number)));
        if (!found.customer().equals(customer)) {
            throw Refused.notFound(number);
        }
        return OwnComplaint.of(found);
    }

    /** Takes a complaint back; it stays counted. */
    public OwnComplaint withdraw(ComplaintKey key, @Nullable String reason) {
        complaint(key.code());
        new Checks().present(reason, "reason").refuse();
        return access.byRule(RULE, () -> OwnComplaint.of(complaints.withdraw(key, reason)));
    }

    private Actor contact() {
        var actor = access.demand(FeedbackPermission.VOICE);
        return access.demand(FeedbackPermission.VOICE, Whereabouts.ofProject(null, String.valueOf(actor.customer())));
    }

    /** Whoever complained in the portal hears of the answer and of the end. */
    @EventListener
    void heard(ComplaintEvent event) {
        switch (event) {
            case ComplaintEvent.Replied news -> tell(news, "answered", news.answer());
            case ComplaintEvent.FedBack news -> tell(news, "fed-back", news.feedback());
            case ComplaintEvent.Resolved news -> tell(news, "resolved", "");
            default -> {}
        }
    }

    private void tell(ComplaintEvent news, String what, String words) {
        var complaint = access.byRule(
                RULE, () -> complaints.find(ComplaintKey.of(news.subject().code())));
        if (complaint.channel() == ComplaintChannel.PORTAL && people.exists(complaint.receivedBy())) {
            notices.send(
                    java.util.Set.of(complaint.receivedBy()),
                    Notice.about(
                            news.subject(),
                            "/complaints/" + complaint.number(),
                            complaint.number() + ":own-" + what + ":" + news.at(),
                            "feedback.notice.own-complaint." + what,
                            complaint.number(),
                            complaint.title(),
                            words));
        }
    }
}
