package org.hengwei.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.Customers;
import org.hengwei.mail.db.IncomingRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The mails received and sent; and what a person says about those that wait. */
@Service
public class Mails {

    private final MailRepository repository;
    private final Taking taking;
    private final Acting acting;
    private final Collector collector;
    private final Mailboxes mailboxes;
    private final Outbox outbox;
    private final Tickets tickets;
    private final Customers customers;
    private final CustomerBook book;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final int keptDays;

    Mails(
            MailRepository repository,
            Taking taking,
            Acting acting,
            Collector collector,
            Mailboxes mailboxes,
            Outbox outbox,
            Tickets tickets,
            Customers customers,
            CustomerBook book,
            Access access,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            @Value("${hengwei.mail-kept-days:365}") int keptDays) {
        this.repository = repository;
        this.taking = taking;
        this.acting = acting;
        this.collector = collector;
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.tickets = tickets;
        this.customers = customers;
        this.book = book;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
        this.keptDays = keptDays;
    }

    /**
     * Newest first.
     *
     * @param ticket only those of this ticket, as {@code kind:number}
     */
    public Slice<MailView> list(
            @Nullable MailState state,
            @Nullable Long mailbox,
            @Nullable String ticket,
            @Nullable String cursor,
            int limit) {
        access.demand(MailPermission.READ);
        return repository.list(
                access.visibility(MailPermission.READ), state, mailbox, ticket, Cursor.decode(cursor, 1), limit);
    }

    public MailView find(long id) {
        see(id);
        return Objects.requireNonNull(repository.view(id));
    }

    private IncomingRecord see(long id) {
        var row = repository.find(id);
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        access.reveal(MailPermission.READ, MailSubjects.place(row), Acting.subject(row));
        return row;
    }

    /** The mail byte for byte. */
    public byte[] raw(long id) {
        see(id);
        var raw = repository.raw(id);
        if (raw == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return raw;
    }

    /** Our mails, newest first; refused as forbidden for whoever does not see all mails. */
    public Slice<OutgoingView> outgoing(
            @Nullable String state, @Nullable String ticket, @Nullable String cursor, int limit) {
        access.demand(MailPermission.READ, org.hengwei.shared.Whereabouts.nowhere());
        return outbox.list(state, ticket, Cursor.decode(cursor, 1), limit);
    }

    /** Whether a server to send by is set. */
    public boolean canSend() {
        return outbox.canSend();
    }

    public void sendAgain(long id) {
        access.demand(MailPermission.TRIAGE);
        outbox.again(id);
    }

    /** How a connection to the mailbox goes, as it is set now. */
    public MailboxTrial tryOut(long mailbox) {
        access.demand(MailPermission.CONFIGURE);
        return collector.tryOut(mailboxes.row(mailbox));
    }

    /**
     * The mail becomes what its mailbox makes of mails, for this project; the sender its customer's contact if so wished.
     *
     * @throws Refused as conflict when something came of it already
     */
    public MailView accept(long id, @Nullable Integer version, AcceptMail how) {
        var row = open(id, version);
        new Checks()
                .present(how.project(), "project")
                .atMost(how.contactName(), 60, "contactName")
                .that(row.getSender().contains("@"), "project", "mail.refused.no-sender")
                .refuse();
        var project =
                customers.projectByCode(Objects.requireNonNull(how.project()).strip());
        if (!project.open()) {
            throw Refused.field("project", "mail.refused.project-closed", project.code());
        }
        var mail = read(row);
        var late = tickets.word("mail.late", Locale.SIMPLIFIED_CHINESE);
        return act(row, held -> {
            var name = Mailboxes.blankToNull(how.contactName());
            if (name != null && !taking.sender(mail).of(project.customer())) {
                book.addContact(
                        project.customer(), new ContactFacts(name, null, null, mail.sender(), null, false, true, null));
            }
            var sender = taking.sender(mail);
            var box = taking.box(held);
            acting.begin(held, box, mail, new Decision.Begin(project, sender, null), box.getItem() != null, late);
            events.publishEvent(new MailEvent.Accepted(
                    Acting.subject(held), now(), held.getSender(), project.code(), code(held.getTicket())));
        });
    }

    /**
     * The mail joins a ticket that is there, whoever wrote it.
     *
     * @param number of an incident or request the actor may see
     */
    public MailView join(long id, @Nullable Integer version, @Nullable String number) {
        var row = open(id, version);
        new Checks().present(number, "ticket").refuse();
        var code = Objects.requireNonNull(number).strip().toUpperCase(Locale.ROOT);
        var ticket = tickets.find(code);
        if (ticket == null) {
            throw Refused.field("ticket", "shared.refused.not-found", code);
        }
        var mail = read(row);
        return act(row, held -> {
            acting.join(held, taking.box(held), mail, new Decision.Join(ticket, taking.sender(mail)));
            events.publishEvent(new MailEvent.Joined(Acting.subject(held), now(), held.getSender(), ticket.number()));
        });
    }

    /** Nothing comes of it; it stays readable. */
    public MailView discard(long id, @Nullable Integer version, @Nullable String reason) {
        var row = open(id, version);
        new Checks().present(reason, "reason").atMost(reason, 500, "reason").refuse();
        var why = Objects.requireNonNull(reason).strip();
        return act(row, held -> {
            held.setState(MailState.DISCARDED.name());
            held.setReason("mail.reason.discarded");
            held.setReasonArgs(new String[] {why});
            events.publishEvent(new MailEvent.Discarded(Acting.subject(held), now(), held.getSender(), why));
        });
    }

    /** Tries one that failed again, with what holds by now. */
    public MailView retry(long id, @Nullable Integer version) {
        var row = open(id, version);
        if (!row.getState().equals(MailState.FAILED.name())) {
            throw Refused.conflict("mail.refused.not-failed");
        }
        var mail = read(row);
        var decision = taking.decide(row, mail);
        return act(row, held -> {
            var box = taking.box(held);
            held.setAttempts(held.getAttempts() + 1);
            acting.settle(held, box, mail, decision, box.getItem() != null);
            events.publishEvent(new MailEvent.Retried(Acting.subject(held), now(), held.getSender(), held.getState()));
        });
    }

    private IncomingRecord open(long id, @Nullable Integer version) {
        var row = see(id);
        access.demand(MailPermission.TRIAGE, MailSubjects.place(row));
        demandOpen(row, version);
        return row;
    }

    private static void demandOpen(IncomingRecord row, @Nullable Integer version) {
        Versions.check(version, row.getVersion());
        var ignored = row.getState().equals(MailState.IGNORED.name()) && row.getTicket() == null;
        var open = List.of(MailState.TRIAGE.name(), MailState.FAILED.name()).contains(row.getState()) || ignored;
        if (!open) {
            throw Refused.conflict("mail.refused.settled");
        }
        if (!row.getWhole()) {
            throw Refused.conflict("mail.refused.not-whole");
        }
    }

    private ReadMail read(IncomingRecord row) {
        var raw = repository.raw(row.getId());
        if (raw == null) {
            throw Refused.conflict("mail.refused.not-whole");
        }
        return taking.read(raw);
    }

    /** The person decided; the rest follows by rule, since he need not hold the permissions of other rooms. */
    private MailView act(IncomingRecord seen, Consumer<IncomingRecord> deed) {
        transaction.executeWithoutResult(status -> {
            var held = Objects.requireNonNull(repository.lock(seen.getId()));
            demandOpen(held, seen.getVersion());
            held.setVersion(held.getVersion() + 1);
            access.byRule(Taking.RULE, () -> {
                deed.accept(held);
                held.setSettledAt(now());
                held.setSettledBy(access.actor().login());
                acting.show(held);
            });
            repository.save(held);
        });
        return Objects.requireNonNull(repository.view(seen.getId()));
    }

    private static String code(@Nullable String ticket) {
        return ticket == null ? "" : Subject.parse(ticket).code();
    }

    void forgetOld() {
        repository.forgetBefore(now().minus(Duration.ofDays(keptDays)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
