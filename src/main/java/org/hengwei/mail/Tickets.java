package org.hengwei.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.desk.ContactChannel;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.Desk;
import org.hengwei.desk.TakeContact;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestChannel;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The tickets mails become or are about, in the rooms beneath, and the desk's log of contacts. */
@Component
class Tickets {

    private static final int LONGEST = 19_000;

    private final Incidents incidents;
    private final IncidentQueue queue;
    private final Requests requests;
    private final RequestQueue requestQueue;
    private final Fulfilment fulfilment;
    private final Desk desk;
    private final MessageSource messages;

    Tickets(
            Incidents incidents,
            IncidentQueue queue,
            Requests requests,
            RequestQueue requestQueue,
            Fulfilment fulfilment,
            Desk desk,
            MessageSource messages) {
        this.incidents = incidents;
        this.queue = queue;
        this.requests = requests;
        this.requestQueue = requestQueue;
        this.fulfilment = fulfilment;
        this.desk = desk;
        this.messages = messages;
    }

    /** Null when there is none of that number that the actor may see. */
    @Nullable
    Ticket find(String number) {
        try {
            return number.startsWith("REQ-")
                    ? of(requestQueue.find(RequestKey.of(number)))
                    : of(queue.find(IncidentKey.of(number)));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                return null;
            }
            throw refused;
        }
    }

    private static Ticket of(IncidentView incident) {
        var stage = switch (incident.status()) {
            case NEW, ASSIGNED, IN_PROGRESS, PAUSED -> Ticket.Stage.OPEN;
            case RESOLVED -> Ticket.Stage.DONE;
            case CLOSED -> Ticket.Stage.CLOSED;
            case CANCELLED -> Ticket.Stage.OVER;
        };
        return new Ticket(
                new Subject("incident", incident.number()),
                incident.title(),
                incident.project(),
                incident.customer(),
                incident.assignee(),
                stage,
                incident.closedAt());
    }

    private static Ticket of(RequestView request) {
        var stage = switch (request.state()) {
            case DRAFT, NEW, APPROVAL_PENDING, IN_FULFILMENT, PENDING -> Ticket.Stage.OPEN;
            case FULFILLED -> Ticket.Stage.DONE;
            case CLOSED -> Ticket.Stage.CLOSED;
            case REJECTED, CANCELLED -> Ticket.Stage.OVER;
        };
        return new Ticket(
                new Subject(RequestKey.KIND, request.number()),
                request.title(),
                request.project(),
                request.customer(),
                request.assignee(),
                stage,
                request.closedAt());
    }

    /**
     * An incident whose clocks start when the mail server received the mail, a request, or a contact of the desk.
     *
     * @param inWords a request without its item, since the item's form cannot be filled by a mail
     * @param late said where a person takes it long after it came
     */
    Subject begin(
            ReadMail mail,
            MailboxRecord box,
            ProjectInBrief project,
            Sender sender,
            Instant receivedAt,
            boolean inWords,
            @Nullable String late) {
        return switch (MailboxKind.valueOf(box.getKind())) {
            case INCIDENT -> incident(mail, box, project, sender, receivedAt, late);
            case REQUEST -> request(mail, box, project, sender, inWords);
            case CONTACT -> contact(mail, project, sender, receivedAt, null, null);
        };
    }

    private Subject incident(
            ReadMail mail,
            MailboxRecord box,
            ProjectInBrief project,
            Sender sender,
            Instant receivedAt,
            @Nullable String late) {
        var made = incidents.report(new ReportIncident(
                title(mail, box),
                cut(mail.text()),
                project.code(),
                box.getService(),
                sender.staff() ? null : sender.login(),
                sender.name(),
                sender.phone(),
                level(box.getImpact()),
                level(box.getUrgency()),
                null,
                Channel.EMAIL,
                null,
                receivedAt,
                late,
                null,
                null,
                List.of()));
        var ticket = new Subject("incident", made.number());
        logged(mail, project, sender, receivedAt, ContactOutcome.INCIDENT, ticket);
        return ticket;
    }

    /** In words when the mailbox names no item; the desk says then which it is. */
    private Subject request(ReadMail mail, MailboxRecord box, ProjectInBrief project, Sender sender, boolean inWords) {
        var made = requests.submit(new SubmitRequest(
                inWords ? null : box.getItem(),
                title(mail, box),
                cut(mail.text()),
                project.code(),
                box.getItem() == null ? box.getService() : null,
                RequestChannel.EMAIL,
                sender.staff() ? null : sender.login(),
                sender.name(),
                sender.phone(),
                Map.of(),
                List.of(),
                null,
                null));
        var ticket = new Subject(RequestKey.KIND, made.number());
        logged(mail, project, sender, null, ContactOutcome.REQUEST, ticket);
        return ticket;
    }

    /** One more contact of a customer in the desk's log, about a ticket. */
    void logged(
            ReadMail mail,
            ProjectInBrief project,
            Sender sender,
            @Nullable Instant receivedAt,
            ContactOutcome outcome,
            Subject ticket) {
        if (!sender.staff()) {
            contact(mail, project, sender, receivedAt, outcome, ticket);
        }
    }

    private Subject contact(
            ReadMail mail,
            ProjectInBrief project,
            Sender sender,
            @Nullable Instant receivedAt,
            @Nullable ContactOutcome outcome,
            @Nullable Subject ticket) {
        var summary = outcome == null ? mail.title() + "\n" + mail.text() : mail.title();
        var told = new TakeContact(
                ContactChannel.EMAIL,
                true,
                receivedAt,
                null,
                sender.name(),
                sender.phone(),
                sender.address().length() > 200 ? null : sender.address(),
                project.customer(),
                project.code(),
                summary.substring(0, Math.min(2_000, summary.length())),
                null);
        var made = outcome == null || ticket == null ? desk.take(told) : desk.arrived(told, outcome, ticket);
        return new Subject("contact", made.number());
    }

    void reopen(Ticket ticket) {
        var why = word("mail.reopened", Locale.SIMPLIFIED_CHINESE);
        if (ticket.subject().kind().equals(RequestKey.KIND)) {
            fulfilment.reopen(RequestKey.of(ticket.number()), why);
        } else {
            incidents.reopen(IncidentKey.of(ticket.number()), why);
        }
    }

    String title(ReadMail mail, MailboxRecord box) {
        var title = mail.title().isBlank()
                ? word("mail.no-subject", Locale.forLanguageTag(box.getLanguage()))
                : mail.title();
        return title.length() > 200 ? title.substring(0, 199) + "…" : title;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "\n…" : text;
    }

    private static @Nullable Integer level(@Nullable Short value) {
        return value == null ? null : value.intValue();
    }

    String word(String key, Locale locale, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }
}
