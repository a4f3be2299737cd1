package org.hengwei.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The contact log (R183, R186): one record for each call, visit, mail, portal or chat contact, missed calls too, and what came
 * of it, in one transaction with the ticket it becomes.
 */
@Service
@Transactional
public class Desk {

    private static final int LONGEST_TEXT = 20_000;

    private final ContactRepository repository;
    private final Reception reception;
    private final Tickets tickets;
    private final People people;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Desk(
            ContactRepository repository,
            Reception reception,
            Tickets tickets,
            People people,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.reception = reception;
        this.tickets = tickets;
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Records a contact and, when it says so, what came of it.
     *
     * @throws Refused as the ticket's room refuses; nothing is recorded then
     */
    public DeskContactView take(TakeContact told) {
        var at = now();
        reception.check(told, at);
        var outcome = told.outcome();
        if (outcome != null) {
            check(outcome, told.summary());
        }
        var project =
                reception.project(outcome == null || outcome.project() == null ? told.project() : outcome.project());
        var place = project == null ? Whereabouts.nowhere() : project.whereabouts();
        var deed = new DeskContact.Deed(access.demand(DeskPermission.TAKE, place), at);
        var contact = reception.contact(told, project, deed);
        repository.add(contact);
        events.publishEvent(received(contact));
        if (outcome != null) {
            log(contact, outcome, deed);
        }
        events.publishEvent(work(contact));
        return view(contact);
    }

    /**
     * Records a contact whose ticket another room has made or found already, such as of a mail.
     *
     * @param outcome what it became, or {@link ContactOutcome#FOLLOW_UP}
     */
    public DeskContactView arrived(TakeContact told, ContactOutcome outcome, Subject ticket) {
        var at = now();
        reception.check(told, at);
        var project = reception.project(told.project());
        var place = project == null ? Whereabouts.nowhere() : project.whereabouts();
        var deed = new DeskContact.Deed(access.demand(DeskPermission.TAKE, place), at);
        var contact = reception.contact(told, project, deed);
        repository.add(contact);
        events.publishEvent(received(contact));
        var what = new LogContact(outcome, null, null, null, null, null, null, null, ticket.code(), null, null, null);
        var news = contact.log(what, ticket, null, deed);
        repository.save(contact);
        events.publishEvent(news);
        events.publishEvent(work(contact));
        return view(contact);
    }

    private static DeskEvent received(DeskContact contact) {
        var row = contact.row();
        return row.getAnswered()
                ? new DeskEvent.ContactTaken(
                        contact.subject(),
                        row.getReceivedAt(),
                        ContactChannel.valueOf(row.getChannel()),
                        row.getCallerName(),
                        row.getCallerPhone(),
                        row.getProject(),
                        row.getSummary())
                : new DeskEvent.CallMissed(contact.subject(), row.getReceivedAt(), row.getCallerPhone());
    }

    /** Records what came of a contact taken before. */
    public DeskContactView log(ContactKey key, LogContact what) {
        var contact = lock(key);
        contact.demandOpen();
        check(what, contact.row().getSummary());
        var project = reception.project(what.project());
        contact.belongTo(project);
        var deed = new DeskContact.Deed(access.demand(DeskPermission.TAKE, contact.place()), now());
        log(contact, what, deed);
        events.publishEvent(work(contact));
        return view(contact);
    }

    private void log(DeskContact contact, LogContact what, DeskContact.Deed deed) {
        if (needsProject(what) && contact.row().getProject() == null) {
            throw Refused.field("project", "shared.required");
        }
        var ticket = tickets.of(contact, what);
        var news = contact.log(what, ticket, praised(what), deed);
        repository.save(contact);
        events.publishEvent(news);
    }

    private static boolean needsProject(LogContact what) {
        return what.kind() == ContactOutcome.INCIDENT || what.kind() == ContactOutcome.REQUEST;
    }

    private static void check(LogContact what, @Nullable String summary) {
        var words = what.title() == null || what.title().isBlank() ? summary : what.title();
        new Checks()
                .present(what.kind(), "kind")
                .that(
                        what.kind() == ContactOutcome.NOTHING
                                || (what.kind() != null && what.kind().ofTicket())
                                || (words != null && !words.isBlank()),
                        "title",
                        "shared.required")
                .that(
                        what.kind() != ContactOutcome.CONSULTATION
                                || (what.answer() != null && !what.answer().isBlank()),
                        "answer",
                        "shared.required")
                .that(
                        what.kind() == null
                                || !what.kind().ofTicket()
                                || (what.ticket() != null && !what.ticket().isBlank()),
                        "ticket",
                        "shared.required")
                .atMost(what.title(), 200, "title")
                .atMost(what.description(), LONGEST_TEXT, "description")
                .atMost(what.answer(), LONGEST_TEXT, "answer")
                .refuse();
    }

    private @Nullable String praised(LogContact what) {
        var login = DeskContact.blankToNull(what.praised());
        if (what.kind() != ContactOutcome.PRAISE || login == null) {
            return null;
        }
        if (!people.exists(login)) {
            throw Refused.field("praised", "desk.refused.person-unknown", login);
        }
        return people.actor(login).name();
    }

    /** Says that somebody rang back after a missed call. */
    public DeskContactView returned(ContactKey key, @Nullable String note) {
        new Checks().atMost(note, 2_000, "note").refuse();
        var contact = lock(key);
        var deed = new DeskContact.Deed(access.demand(DeskPermission.TAKE, contact.place()), now());
        var news = contact.returned(note, deed);
        repository.save(contact);
        events.publishEvent(news);
        events.publishEvent(work(contact));
        return view(contact);
    }

    private DeskContact lock(ContactKey key) {
        var contact = repository.lock(key);
        access.reveal(DeskPermission.READ, contact.place(), contact.subject());
        if (key.version() != null && !key.version().equals(contact.row().getVersion())) {
            throw Refused.stale();
        }
        return contact;
    }

    @Transactional(readOnly = true)
    public DeskContactView find(ContactKey key) {
        var contact = repository.get(key);
        access.reveal(DeskPermission.READ, contact.place(), contact.subject());
        return view(contact);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<DeskContactView> list(ContactFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(DeskPermission.READ);
        var seen = access.visibility(DeskPermission.READ);
        return repository
                .list(seen, filter, access.actor().login(), Cursor.decode(cursor, 2), limit, withTotal)
                .map(this::view);
    }

    private DeskContactView view(DeskContact contact) {
        return ContactViews.of(contact, access.may(DeskPermission.TAKE, contact.place()));
    }

    private static Work work(DeskContact contact) {
        var row = contact.row();
        return new Work(
                contact.subject(),
                ContactViews.title(contact),
                row.getState(),
                contact.state() == ContactState.RECEIVED || contact.toReturn(),
                contact.state() == ContactState.RECEIVED ? row.getAgent() : null,
                null,
                row.getProject(),
                row.getCustomer(),
                null,
                null,
                row.getReceivedAt(),
                Set.of(),
                "/desk/contacts/" + contact.code(),
                String.join(
                        " ",
                        Objects.requireNonNullElse(row.getCallerName(), ""),
                        Objects.requireNonNullElse(row.getCallerPhone(), ""),
                        Objects.requireNonNullElse(row.getAnswer(), "")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
