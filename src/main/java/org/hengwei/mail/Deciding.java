package org.hengwei.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says what becomes of a mail: by its signs of a loop, its thread and its sender. Changes nothing. */
@Component
class Deciding {

    private static final Pattern NUMBER = Pattern.compile("\\b(INC|REQ)-(\\d{6,18})\\b", Pattern.CASE_INSENSITIVE);
    private static final int SEARCHED = 20_000;

    private final LoopGuard guard;
    private final MailRepository repository;
    private final Mailboxes mailboxes;
    private final Tickets tickets;
    private final Customers customers;
    private final People people;
    private final Clock clock;
    private final int perHour;

    Deciding(
            LoopGuard guard,
            MailRepository repository,
            Mailboxes mailboxes,
            Tickets tickets,
            Customers customers,
            People people,
            Clock clock,
            @Value("${hengwei.mail-sender-per-hour:60}") int perHour) {
        this.guard = guard;
        this.repository = repository;
        this.mailboxes = mailboxes;
        this.tickets = tickets;
        this.customers = customers;
        this.people = people;
        this.clock = clock;
        this.perHour = perHour;
    }

    Decision decide(ReadMail mail, MailboxRecord box, Instant receivedAt) {
        var sign = guard.sign(mail, mailboxes.ours());
        var sender = sender(mail);
        var thread = thread(mail);
        if (sign != null && (sign.certain() || thread != null || sender.stranger())) {
            return new Decision.Ignore(sign, thread == null ? bounced(mail, sign) : thread);
        }
        if (sign != null) {
            return Decision.Wait.of(sign.name());
        }
        if (mail.sender().isEmpty()) {
            return Decision.Wait.of("no-sender");
        }
        if (guard.forged(mail)) {
            return Decision.Wait.of("forged");
        }
        if (repository.ofSender(box.getId(), mail.sender(), receivedAt.minus(Duration.ofHours(1)), receivedAt)
                >= perHour) {
            return Decision.Wait.of("too-many", String.valueOf(perHour));
        }
        return thread == null ? begun(mail, sender, box) : joined(thread, sender, box, mail);
    }

    private Decision joined(Ticket thread, Sender sender, MailboxRecord box, ReadMail mail) {
        if (!belongs(sender, thread)) {
            return sender.stranger()
                            && !named(mail).contains(thread.number())
                            && mail.references().isEmpty()
                    ? begun(mail, sender, box)
                    : Decision.Wait.about(thread.subject(), "not-his-ticket");
        }
        return sender.staff() || reachable(thread, box) ? new Decision.Join(thread, sender) : anew(thread, sender);
    }

    /** A closed one is reopened for some days; after that, and when it was cancelled, a new one follows it. */
    private boolean reachable(Ticket ticket, MailboxRecord box) {
        return switch (ticket.stage()) {
            case OPEN, DONE -> true;
            case OVER -> false;
            case CLOSED ->
                ticket.closedAt() != null
                        && ticket.closedAt()
                                .plus(Duration.ofDays(box.getReopenDays()))
                                .isAfter(clock.instant());
        };
    }

    private Decision anew(Ticket ticket, Sender sender) {
        return customers
                .findProject(ticket.project())
                .filter(ProjectInBrief::open)
                .<Decision>map(project -> new Decision.Begin(project, sender, ticket))
                .orElseGet(() -> Decision.Wait.about(ticket.subject(), "project-closed"));
    }

    /** He who began or answered its mails, a contact of its customer, or one of those who work on its project. */
    boolean belongs(Sender sender, Ticket ticket) {
        if (sender.staff()) {
            return sender.login() != null && works(sender.login(), ticket.project(), ticket.assignee());
        }
        if (ticket.customer() != null && sender.of(ticket.customer())) {
            return true;
        }
        var talk = repository.conversation(ticket.subject());
        return talk != null
                && (talk.getAddress().equals(sender.address())
                        || talk.getLatest().equals(sender.address()));
    }

    private boolean works(String login, String project, @Nullable String assignee) {
        return login.equals(assignee)
                || customers
                        .findProject(project)
                        .map(one -> login.equals(one.manager()))
                        .orElse(false)
                || customers.members(project).stream()
                        .anyMatch(one -> one.login().equals(login));
    }

    private Decision begun(ReadMail mail, Sender sender, MailboxRecord box) {
        if (sender.stranger()) {
            return Decision.Wait.of("unknown-sender");
        }
        var project = project(sender, box);
        if (project == null) {
            return Decision.Wait.of("project-unclear");
        }
        return project.open()
                ? new Decision.Begin(project, sender, null)
                : Decision.Wait.of("project-closed", project.code());
    }

    private @Nullable ProjectInBrief project(Sender sender, MailboxRecord box) {
        var named = box.getProject() == null
                ? null
                : customers.findProject(box.getProject()).orElse(null);
        if (named != null) {
            var his = sender.staff()
                    ? works(Objects.requireNonNull(sender.login()), named.code(), null)
                    : sender.of(named.customer());
            return his ? named : null;
        }
        var open = sender.contacts().stream()
                .map(one -> one.customer())
                .distinct()
                .flatMap(one -> customers.projectsOfCustomer(one).stream())
                .filter(ProjectInBrief::open)
                .toList();
        return open.size() == 1 ? open.getFirst() : null;
    }

    Sender sender(ReadMail mail) {
        var staff = people.staffByEmail(mail.sender());
        var name = mail.senderName() == null ? mail.sender() : mail.senderName();
        if (!staff.isEmpty()) {
            var first = staff.entrySet().iterator().next();
            return new Sender(mail.sender(), first.getValue(), first.getKey(), true, List.of());
        }
        var contacts = customers.contactsByEmail(mail.sender());
        return contacts.isEmpty()
                ? new Sender(mail.sender(), name, null, false, contacts)
                : new Sender(
                        mail.sender(),
                        contacts.getFirst().name(),
                        contacts.getFirst().login(),
                        false,
                        contacts);
    }

    /** By number in the subject, then by what it answers, then by number in the text. */
    private @Nullable Ticket thread(ReadMail mail) {
        for (var number : named(mail)) {
            var ticket = tickets.find(number);
            if (ticket != null) {
                return ticket;
            }
        }
        var answered = repository.ticketOf(mail.references());
        var ticket = answered == null ? null : tickets.find(answered.code());
        return ticket == null ? inText(mail) : ticket;
    }

    private static Set<String> named(ReadMail mail) {
        return numbers(mail.title());
    }

    /** A text that names several belongs to none. */
    private @Nullable Ticket inText(ReadMail mail) {
        var text = mail.text();
        var all = numbers(text.substring(0, Math.min(SEARCHED, text.length())));
        return all.size() == 1 ? tickets.find(all.iterator().next()) : null;
    }

    private static Set<String> numbers(String text) {
        var all = new HashSet<String>();
        NUMBER.matcher(text).results().forEach(hit -> all.add(hit.group().toUpperCase(Locale.ROOT)));
        return all;
    }

    private @Nullable Ticket bounced(ReadMail mail, LoopGuard.Sign sign) {
        if (sign != LoopGuard.Sign.BOUNCE) {
            return null;
        }
        var ticket = repository.ticketOf(mail.quotedIds());
        return ticket == null ? null : tickets.find(ticket.code());
    }
}
