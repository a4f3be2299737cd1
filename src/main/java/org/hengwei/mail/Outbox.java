package org.hengwei.mail;

import static org.hengwei.mail.db.Tables.MAILBOX;
import static org.hengwei.mail.db.Tables.OUTGOING;

import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.hengwei.journal.Journal;
import org.hengwei.mail.db.ConversationRecord;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.mail.db.OutgoingRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Our mails about tickets. Each is queued once, in the transaction of what it tells, with a Message-ID of its own by which the
 * answer is recognised; it leaves afterwards, and is tried again while the mail server does not take it.
 */
@Component
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String RULE = "mail.rule.outbox";
    private static final int TRIES = 12;
    private static final int AT_ONCE = 500;

    private final DSLContext db;
    private final MailRepository repository;
    private final Journal journal;
    private final ObjectProvider<JavaMailSender> smtp;
    private final MessageSource messages;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Outbox(
            DSLContext db,
            MailRepository repository,
            Journal journal,
            ObjectProvider<JavaMailSender> smtp,
            MessageSource messages,
            Access access,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.db = db;
        this.repository = repository;
        this.journal = journal;
        this.smtp = smtp;
        this.messages = messages;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    boolean canSend() {
        return smtp.getIfAvailable() != null;
    }

    /** Tells the sender the number of his ticket, once. */
    void acknowledge(MailboxRecord box, Subject ticket, String title) {
        var talk = repository.conversation(ticket);
        if (talk != null) {
            var locale = Locale.forLanguageTag(box.getLanguage());
            var words = text(locale, "mail.acknowledgement", ticket.code(), title);
            queue("acknowledgement:" + ticket, "ACKNOWLEDGEMENT", talk, box, ticket, words, null);
        }
    }

    /** What one of ours said to the customer on a ticket he writes mails about. */
    void comment(Subject ticket, long id, String text, String author) {
        var talk = repository.conversation(ticket);
        if (talk != null) {
            var box = box(talk.getMailbox());
            queue("comment:" + id, "COMMENT", talk, box, ticket, text + "\n\n" + author, null);
        }
    }

    void file(Subject ticket, long id, String name, String author) {
        var talk = repository.conversation(ticket);
        if (talk != null) {
            var box = box(talk.getMailbox());
            var words = text(Locale.forLanguageTag(box.getLanguage()), "mail.file", name) + "\n\n" + author;
            queue("file:" + id, "FILE", talk, box, ticket, words, id);
        }
    }

    /** Whether mails are written about it; a draft nobody else may see is none of those. */
    boolean writes(Subject ticket) {
        return repository.conversation(ticket) != null;
    }

    /**
     * Tells that an incident is resolved, once for each resolution. Who called by telephone gets it from the mailbox of the
     * project, or of any, and may answer it.
     *
     * @param to null when only whoever wrote a mail is told
     */
    void resolved(Subject ticket, int resolution, String title, String solution, @Nullable Told to) {
        var talk = Objects.requireNonNullElseGet(repository.conversation(ticket), ConversationRecord::new);
        if (talk.getTicket() == null) {
            var box = to == null || to.address() == null ? null : repository.boxOf(to.project());
            if (box == null) {
                return;
            }
            begin(talk, ticket, title, Objects.requireNonNull(to), box);
        }
        var box = box(talk.getMailbox());
        var language = to == null || to.language() == null ? box.getLanguage() : to.language();
        var words = text(Locale.forLanguageTag(language), "mail.resolved", ticket.code(), title, solution);
        queue("resolution:" + ticket + ":" + resolution, "RESOLUTION", talk, box, ticket, words, null);
    }

    /** Whom to tell. @param language null for the mailbox's */
    record Told(@Nullable String address, @Nullable String language, String project) {}

    private void begin(ConversationRecord talk, Subject ticket, String title, Told to, MailboxRecord box) {
        talk.setTicket(ticket.toString());
        talk.setMailbox(box.getId());
        talk.setAddress(to.address());
        talk.setLatest(to.address());
        talk.setTitle(title);
        talk.setThread("");
        talk.setBegunAt(now());
    }

    private void queue(
            String once,
            String kind,
            ConversationRecord talk,
            MailboxRecord box,
            Subject ticket,
            String words,
            @Nullable Long attachment) {
        var row = new OutgoingRecord();
        row.setOnce(once);
        row.setMailbox(box.getId());
        row.setTicket(ticket.toString());
        row.setKind(kind);
        row.setMessageId(messageId(box));
        row.setRecipient(talk.getAddress());
        row.setCopyTo(talk.getLatest().equals(talk.getAddress()) ? null : talk.getLatest());
        row.setTitle(title(ticket, talk.getTitle(), talk.getMessageId() != null));
        row.setWords(words);
        row.setInReplyTo(talk.getMessageId());
        row.setThread(talk.getThread());
        row.setAttachment(attachment);
        row.setState("WAITING");
        row.setTries(0);
        row.setMadeAt(now());
        row.setDueAt(now());
        var made = db.insertInto(OUTGOING)
                .set(row)
                .onConflict(OUTGOING.ONCE)
                .doNothing()
                .execute();
        if (made == 1) {
            talk.setThread(Acting.lengthened(talk.getThread(), row.getMessageId()));
            repository.put(talk);
        }
    }

    private static String messageId(MailboxRecord box) {
        var from = box.getReplyFrom();
        return "<" + UUID.randomUUID() + ".hengwei@" + from.substring(from.lastIndexOf('@') + 1) + ">";
    }

    private static String title(Subject ticket, String title, boolean answers) {
        var bare = title.replaceAll("(?i)\\[(INC|REQ)-\\d+]\\s*", "").strip();
        var again = !answers || bare.toLowerCase(Locale.ROOT).startsWith("re:") ? bare : "Re: " + bare;
        return "[" + ticket.code() + "] " + again.replaceAll("[\\r\\n]+", " ");
    }

    /** Sends what is due, oldest first. Without a mail server set, all of it waits. */
    void sendDue() {
        if (!canSend()) {
            return;
        }
        db.select(OUTGOING.ID)
                .from(OUTGOING)
                .where(OUTGOING.STATE.eq("WAITING"))
                .and(OUTGOING.DUE_AT.le(now()))
                .orderBy(OUTGOING.DUE_AT, OUTGOING.ID)
                .limit(AT_ONCE)
                .fetch(OUTGOING.ID)
                .forEach(this::send);
    }

    private void send(long id) {
        var row = claim(id);
        if (row == null) {
            return;
        }
        try {
            deliver(row);
            ended(row, "SENT", null);
        } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
            LOG.warn("Mail {} to {} did not leave: {}", id, row.getRecipient(), e.toString());
            ended(row, row.getTries() >= TRIES ? "FAILED" : "WAITING", words(e));
        }
    }

    /** One try is booked before it begins, so that a crash in it does not repeat it at once. */
    private @Nullable OutgoingRecord claim(long id) {
        return db.update(OUTGOING)
                .set(OUTGOING.TRIES, OUTGOING.TRIES.plus(1))
                .set(OUTGOING.DUE_AT, now().plus(Duration.ofMinutes(2)))
                .where(OUTGOING.ID.eq(id))
                .and(OUTGOING.STATE.eq("WAITING"))
                .and(OUTGOING.DUE_AT.le(now()))
                .returning()
                .fetchOne();
    }

    private void deliver(OutgoingRecord row) throws MessagingException, UnsupportedEncodingException {
        var sender = smtp.getObject();
        var box = box(row.getMailbox());
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, row.getAttachment() != null, "UTF-8");
        helper.setFrom(box.getReplyFrom(), Objects.requireNonNullElse(box.getReplyName(), box.getName()));
        helper.setTo(row.getRecipient());
        if (row.getCopyTo() != null) {
            helper.setCc(row.getCopyTo());
        }
        helper.setSubject(row.getTitle());
        helper.setText(row.getWords());
        if (row.getAttachment() != null) {
            var file = access.byRule(RULE, () -> journal.file(row.getAttachment()));
            helper.addAttachment(file.attachment().name(), new ByteArrayResource(file.content()));
        }
        message.setHeader("Message-ID", row.getMessageId());
        message.setHeader(LoopGuard.MARK, Subject.parse(row.getTicket()).code());
        if (row.getInReplyTo() != null) {
            message.setHeader("In-Reply-To", row.getInReplyTo());
        }
        if (!row.getThread().isBlank()) {
            message.setHeader("References", row.getThread());
        }
        if (row.getKind().equals("RESOLUTION")) {
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        if (row.getKind().equals("ACKNOWLEDGEMENT")) {
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        sender.send(message);
    }

    private void ended(OutgoingRecord row, String state, @Nullable String problem) {
        transaction.executeWithoutResult(open -> {
            db.update(OUTGOING)
                    .set(OUTGOING.STATE, state)
                    .set(OUTGOING.PROBLEM, problem)
                    .set(OUTGOING.SENT_AT, state.equals("SENT") ? now() : null)
                    .set(OUTGOING.DUE_AT, now().plus(Duration.ofSeconds(10L << Math.min(row.getTries(), 9))))
                    .where(OUTGOING.ID.eq(row.getId()))
                    .execute();
            if (!state.equals("WAITING")) {
                access.byRule(RULE, () -> tell(row, problem));
            }
        });
    }

    private void tell(OutgoingRecord row, @Nullable String problem) {
        var ticket = Subject.parse(row.getTicket());
        events.publishEvent(
                problem == null
                        ? new MailEvent.Sent(ticket, now(), row.getKind(), row.getRecipient(), row.getTitle())
                        : new MailEvent.NotSent(ticket, now(), row.getKind(), row.getRecipient(), problem));
    }

    void bounced(Collection<String> messageIds) {
        db.update(OUTGOING)
                .set(OUTGOING.STATE, "BOUNCED")
                .where(OUTGOING.MESSAGE_ID.in(messageIds))
                .execute();
    }

    /** Newest first. */
    Slice<OutgoingView> list(@Nullable String state, @Nullable String ticket, @Nullable Cursor after, int limit) {
        var rows = db.selectFrom(OUTGOING)
                .where(state == null ? DSL.noCondition() : OUTGOING.STATE.eq(state))
                .and(ticket == null ? DSL.noCondition() : OUTGOING.TICKET.eq(ticket))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : OUTGOING.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(OUTGOING.ID.desc())
                .limit(limit + 1)
                .fetch(Outbox::view);
        return Slice.of(rows, limit, mail -> Cursor.of(mail.id()), null);
    }

    /** Tries one again that was given up. */
    void again(long id) {
        var done = db.update(OUTGOING)
                .set(OUTGOING.STATE, "WAITING")
                .set(OUTGOING.TRIES, 0)
                .set(OUTGOING.DUE_AT, now())
                .where(OUTGOING.ID.eq(id))
                .and(OUTGOING.STATE.eq("FAILED"))
                .execute();
        if (done == 0) {
            throw Refused.conflict("mail.refused.not-failed");
        }
    }

    private MailboxRecord box(long id) {
        return db.selectFrom(MAILBOX).where(MAILBOX.ID.eq(id)).fetchSingle();
    }

    private static OutgoingView view(OutgoingRecord row) {
        return new OutgoingView(
                row.getId(),
                row.getKind(),
                Subject.parse(row.getTicket()),
                row.getRecipient(),
                row.getCopyTo(),
                row.getTitle(),
                row.getWords(),
                row.getMessageId(),
                row.getState(),
                row.getTries(),
                row.getProblem(),
                row.getMadeAt(),
                row.getSentAt());
    }

    private String text(Locale locale, String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }

    private static String words(Exception e) {
        var text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return Characters.clean(text.length() > 300 ? text.substring(0, 300) : text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
