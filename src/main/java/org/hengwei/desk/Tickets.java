package org.hengwei.desk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.UrgingSide;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tickets contacts become or are about, in the rooms beneath. */
@Component
class Tickets {

    private final Incidents incidents;
    private final IncidentCare care;
    private final IncidentQueue queue;
    private final Requests requests;
    private final RequestQueue requestQueue;
    private final Complaints complaints;

    Tickets(
            Incidents incidents,
            IncidentCare care,
            IncidentQueue queue,
            Requests requests,
            RequestQueue requestQueue,
            Complaints complaints) {
        this.incidents = incidents;
        this.care = care;
        this.requests = requests;
        this.requestQueue = requestQueue;
        this.complaints = complaints;
        this.queue = queue;
    }

    /** The ticket this outcome makes or names; null when it needs none. */
    @Nullable
    Subject of(DeskContact contact, LogContact what) {
        return switch (Objects.requireNonNull(what.kind())) {
            case INCIDENT -> incident(contact, what);
            case REQUEST -> request(contact, what);
            case COMPLAINT -> complaint(contact, what);
            case FOLLOW_UP -> named(what.ticket());
            case URGING -> urged(what);
            case CONSULTATION, PRAISE, NOTHING -> null;
        };
    }

    private Subject incident(DeskContact contact, LogContact what) {
        var row = contact.row();
        var made = incidents.report(new ReportIncident(
                title(contact, what),
                what.description(),
                Objects.requireNonNull(row.getProject()),
                what.service(),
                null,
                row.getCallerName(),
                row.getCallerPhone(),
                what.impact(),
                what.urgency(),
                what.category(),
                ContactChannel.valueOf(row.getChannel()).ofIncident(),
                null,
                row.getReceivedAt(),
                what.reason(),
                null,
                null,
                List.of()));
        return new Subject("incident", made.number());
    }

    private Subject urged(LogContact what) {
        var ticket = named(what.ticket());
        if (!ticket.kind().equals(TicketKind.INCIDENT.kind())) {
            throw Refused.field("ticket", "desk.refused.urge-incidents");
        }
        var note = DeskContact.blankToNull(what.title());
        care.urge(IncidentKey.of(ticket.code()), UrgingSide.CUSTOMER, note);
        return ticket;
    }

    /** In words; the desk classifies it to an item of the catalogue afterwards. */
    private Subject request(DeskContact contact, LogContact what) {
        var row = contact.row();
        var made = requests.submit(SubmitRequest.inWords(
                title(contact, what),
                what.description(),
                Objects.requireNonNull(row.getProject()),
                ContactChannel.valueOf(row.getChannel()).ofRequest(),
                row.getCallerName(),
                row.getCallerPhone()));
        return new Subject(TicketKind.REQUEST.kind(), made.number());
    }

    private Subject complaint(DeskContact contact, LogContact what) {
        var row = contact.row();
        var title = title(contact, what);
        var content = DeskContact.blankToNull(what.description());
        var made = complaints.receive(new ReceiveComplaint(
                title,
                content == null ? title : content,
                ContactChannel.valueOf(row.getChannel()).ofComplaint(),
                row.getCustomer(),
                row.getProject(),
                row.getCallerName(),
                row.getCallerPhone(),
                row.getReceivedAt(),
                DeskContact.blankToNull(what.ticket()),
                contact.subject().toString()));
        return new Subject(TicketKind.COMPLAINT.kind(), made.number());
    }

    private static String title(DeskContact contact, LogContact what) {
        var title = DeskContact.blankToNull(what.title());
        return title == null ? contact.row().getSummary() : title;
    }

    /** Refused on field {@code ticket} unless the actor may see a ticket of that number. */
    Subject named(@Nullable String ticket) {
        new Checks().present(ticket, "ticket").refuse();
        var code = Objects.requireNonNull(ticket).strip().toUpperCase(Locale.ROOT);
        try {
            var kind = TicketKind.of(code);
            switch (kind) {
                case INCIDENT -> queue.reveal(IncidentKey.of(code));
                case COMPLAINT -> complaints.find(ComplaintKey.of(code));
                case REQUEST -> requestQueue.find(RequestKey.of(code));
            }
            return new Subject(kind.kind(), code);
        } catch (Refused refused) {
            throw refused.kind() == Refused.Kind.NOT_FOUND
                    ? Refused.field("ticket", "shared.refused.not-found", code)
                    : refused;
        }
    }

    /** As the contact log keeps it; what is no number of a ticket matches nothing. */
    static String subject(String number) {
        var code = number.strip().toUpperCase(Locale.ROOT);
        return new Subject(TicketKind.of(code).kind(), code).toString();
    }

    static @Nullable String href(@Nullable String ticket) {
        return ticket == null ? null : TicketKind.href(Subject.parse(ticket));
    }
}
