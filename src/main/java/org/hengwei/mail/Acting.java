package org.hengwei.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.Journal;
import org.hengwei.mail.db.ConversationRecord;
import org.hengwei.mail.db.IncomingRecord;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does what was decided about a mail, inside the transaction that keeps it. */
@Component
class Acting {

    private static final int LONGEST_COMMENT = 19_000;
    private static final int MOST_FILES = 50;
    private static final int THREAD = 20;

    private final Tickets tickets;
    private final MailRepository repository;
    private final Outbox outbox;
    private final LoopGuard guard;
    private final Journal journal;
    private final Customers customers;
    private final Notices notices;
    private final Access access;
    private final ApplicationEventPublisher events;

    Acting(
            Tickets tickets,
            MailRepository repository,
            Outbox outbox,
            LoopGuard guard,
            Journal journal,
            Customers customers,
            Notices notices,
            Access access,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.repository = repository;
        this.outbox = outbox;
        this.guard = guard;
        this.journal = journal;
        this.customers = customers;
        this.notices = notices;
        this.access = access;
        this.events = events;
    }

    void settle(IncomingRecord row, MailboxRecord box, ReadMail mail, Decision decision, boolean inWords) {
        row.setReason(null);
        row.setReasonArgs(new String[0]);
        row.setCandidate(null);
        switch (decision) {
            case Decision.Ignore ignore -> ignore(row, mail, ignore);
            case Decision.Wait wait -> wait(row, mail, wait);
            case Decision.Join join -> join(row, box, mail, join);
            case Decision.Begin begin -> begin(row, box, mail, begin, inWords, null);
        }
        if (!(decision instanceof Decision.Wait)) {
            row.setSettledAt(row.getStoredAt());
            row.setSettledBy(access.actor().login());
        }
        show(row);
    }

    private void ignore(IncomingRecord row, ReadMail mail, Decision.Ignore ignore) {
        row.setState(MailState.IGNORED.name());
        row.setReason(ignore.sign().key());
        row.setAutomatic(true);
        var ticket = ignore.ticket();
        if (ticket == null) {
            return;
        }
        belong(row, ticket.subject(), ticket.project());
        if (ignore.sign() == LoopGuard.Sign.BOUNCE) {
            outbox.bounced(mail.quotedIds());
        }
        events.publishEvent(new MailEvent.AutomaticNoted(
                ticket.subject(),
                row.getReceivedAt(),
                number(row),
                mail.sender(),
                mail.title(),
                ignore.sign().name()));
    }

    private void wait(IncomingRecord row, ReadMail mail, Decision.Wait wait) {
        row.setState(MailState.TRIAGE.name());
        row.setReason(wait.reason());
        row.setReasonArgs(wait.args().toArray(String[]::new));
        row.setCandidate(wait.candidate() == null ? null : wait.candidate().toString());
        row.setAutomatic(guard.sign(mail, Set.of()) != null);
    }

    /** @param late said where a person takes it long after it came */
    void begin(
            IncomingRecord row,
            MailboxRecord box,
            ReadMail mail,
            Decision.Begin begin,
            boolean inWords,
            @Nullable String late) {
        var project = begin.project();
        var sender = begin.sender();
        var ticket = tickets.begin(mail, box, project, sender, row.getReceivedAt(), inWords, late);
        taken(row, ticket, project);
        if (ticket.kind().equals("contact")) {
            return;
        }
        received(row, mail, sender, ticket);
        talk(row, mail, sender, ticket);
        files(row, mail, ticket, true);
        var after = begin.after();
        if (after != null) {
            journal.link(ticket, after.subject(), "FOLLOWS", Audience.CUSTOMER);
        }
        if (box.getAcknowledge() && !row.getAutomatic() && !guard.unanswerable(mail)) {
            outbox.acknowledge(box, ticket, tickets.title(mail, box));
        }
    }

    void join(IncomingRecord row, MailboxRecord box, ReadMail mail, Decision.Join join) {
        var ticket = join.ticket();
        var sender = join.sender();
        var project = customers.projectByCode(ticket.project());
        taken(row, ticket.subject(), project);
        received(row, mail, sender, ticket.subject());
        if (!sender.staff()) {
            talk(row, mail, sender, ticket.subject());
        }
        say(mail, sender, ticket.subject());
        files(row, mail, ticket.subject(), !sender.staff());
        tickets.logged(mail, project, sender, row.getReceivedAt(), ContactOutcome.FOLLOW_UP, ticket.subject());
        if (!sender.staff() && ticket.stage() == Ticket.Stage.CLOSED && box.getReopenDays() > 0) {
            tickets.reopen(ticket);
        }
        tell(row, ticket, sender);
    }

    private void tell(IncomingRecord row, Ticket ticket, Sender sender) {
        var assignee = ticket.assignee();
        if (assignee != null && !assignee.equals(sender.login())) {
            notices.send(
                    List.of(assignee),
                    Notice.about(
                            ticket.subject(),
                            ticket.href(),
                            "mail:reply:" + row.getId(),
                            "mail.notice.reply",
                            sender.name(),
                            ticket.number(),
                            ticket.title()));
        }
    }

    private void say(ReadMail mail, Sender sender, Subject ticket) {
        var own = Quotes.own(mail.text());
        if (own.isBlank()) {
            return;
        }
        var text = own.length() > LONGEST_COMMENT ? own.substring(0, LONGEST_COMMENT) + "\n…" : own;
        journal.comment(ticket, text, sender.staff() ? Audience.INTERNAL : Audience.CUSTOMER, sender.author());
    }

    private void received(IncomingRecord row, ReadMail mail, Sender sender, Subject ticket) {
        var from = sender.name().equals(sender.address())
                ? sender.address()
                : sender.name() + " <" + sender.address() + ">";
        events.publishEvent(
                sender.staff()
                        ? new MailEvent.ReceivedFromStaff(ticket, row.getReceivedAt(), number(row), from, mail.title())
                        : new MailEvent.Received(ticket, row.getReceivedAt(), number(row), from, mail.title()));
    }

    /** A picture in a signature comes with each mail again; it is kept once. What is refused is said. */
    private void files(IncomingRecord row, ReadMail mail, Subject ticket, boolean forCustomer) {
        var there = mail.files().isEmpty()
                ? Set.<String>of()
                : journal.attachments(ticket).stream()
                        .map(AttachmentView::sha256)
                        .collect(Collectors.toSet());
        var known = new java.util.HashSet<>(there);
        var count = 0;
        for (var file : mail.files()) {
            if (!known.add(MailReader.digest(file.content()))) {
                continue;
            }
            var objection = ++count > MOST_FILES ? "TOO_MANY" : objection(file);
            if (objection == null) {
                journal.attach(
                        ticket, file.name(), file.content(), forCustomer ? Audience.CUSTOMER : Audience.INTERNAL);
            } else {
                refused(row, ticket, file.name(), objection);
            }
        }
        mail.unreadable().forEach(name -> refused(row, ticket, name, "OUTLOOK_ONLY"));
    }

    private @Nullable String objection(ReadMail.Piece file) {
        var refused = journal.objection(file.name(), file.content());
        if (refused == null) {
            return null;
        }
        return switch (refused.key()) {
            case "journal.file.empty" -> "EMPTY";
            case "journal.file.too-large" -> "TOO_LARGE";
            case "journal.file.runnable" -> "RUNNABLE";
            default -> "NOT_ALLOWED";
        };
    }

    private void refused(IncomingRecord row, Subject ticket, String file, String why) {
        events.publishEvent(new MailEvent.FileRefused(ticket, row.getReceivedAt(), number(row), file, why));
    }

    private void talk(IncomingRecord row, ReadMail mail, Sender sender, Subject ticket) {
        var talk = repository.conversation(ticket);
        if (talk == null) {
            talk = new ConversationRecord();
            talk.setTicket(ticket.toString());
            talk.setAddress(sender.address());
            talk.setTitle(mail.title());
            talk.setBegunAt(row.getStoredAt());
            talk.setThread("");
        }
        talk.setMailbox(row.getMailbox());
        talk.setLatest(sender.address());
        talk.setMessageId(mail.messageId());
        talk.setThread(lengthened(talk.getThread(), mail.messageId()));
        repository.put(talk);
    }

    static String lengthened(String thread, @Nullable String id) {
        var all = new java.util.ArrayList<>(Arrays.asList(thread.isBlank() ? new String[0] : thread.split(" ")));
        if (id != null && !all.contains(id)) {
            all.add(id);
        }
        return String.join(" ", all.subList(Math.max(0, all.size() - THREAD), all.size()));
    }

    private void taken(IncomingRecord row, Subject ticket, ProjectInBrief project) {
        row.setState(MailState.TAKEN.name());
        row.setReason(null);
        row.setReasonArgs(new String[0]);
        belong(row, ticket, project.code());
    }

    private void belong(IncomingRecord row, Subject ticket, String project) {
        row.setTicket(ticket.toString());
        customers.findProject(project).ifPresent(one -> {
            row.setProject(one.code());
            row.setCustomer(one.customer());
            row.setDepartment(one.department());
        });
    }

    static String number(IncomingRecord row) {
        return "M-%06d".formatted(row.getId());
    }

    static Subject subject(IncomingRecord row) {
        return new Subject(MailSubjects.MAIL, number(row));
    }

    /** What waits for a person stands in the worklist; once it did, also how it ended. */
    void show(IncomingRecord row) {
        var waits = row.getState().equals("TRIAGE") || row.getState().equals("FAILED");
        if (waits || row.getVersion() > 1) {
            events.publishEvent(work(row, waits));
        }
    }

    private static Work work(IncomingRecord row, boolean waits) {
        Instant since = row.getReceivedAt();
        return new Work(
                subject(row),
                row.getTitle().isBlank() ? row.getSender() : row.getTitle(),
                row.getState(),
                waits,
                null,
                null,
                row.getProject(),
                row.getCustomer(),
                null,
                null,
                since,
                Set.of(),
                "/mail/" + row.getId(),
                row.getSender());
    }
}
