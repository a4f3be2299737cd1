package org.hengwei.mail;

import static org.hengwei.mail.db.Tables.MAILBOX;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what is new in a mailbox, oldest first. Only one fetches a mailbox at a time; how far it is, is kept with the mails
 * themselves, and the server is told after that.
 */
@Component
class Collector {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final String RULE = "mail.rule.intake";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration ODD_CLOCKS = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final DSLContext db;
    private final MailRepository repository;
    private final Taking taking;
    private final Vault vault;
    private final Trust trust;
    private final Mailboxes mailboxes;
    private final Notices notices;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final long largest;

    Collector(
            DSLContext db,
            MailRepository repository,
            Taking taking,
            Vault vault,
            Trust trust,
            Mailboxes mailboxes,
            Notices notices,
            Access access,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            @Value("${hengwei.mail-largest-mb:35}") long largest) {
        this.db = db;
        this.repository = repository;
        this.taking = taking;
        this.vault = vault;
        this.trust = trust;
        this.mailboxes = mailboxes;
        this.notices = notices;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
        this.largest = largest * 1024 * 1024;
    }

    /** All mailboxes in use at once; a slow one does not keep the others waiting. */
    void collectAll() {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            mailboxes.active().forEach(id -> each.submit(() -> collect(id, done -> {})));
        }
    }

    /** How many were fetched; null when somebody else is at it. */
    @Nullable
    Long collect(long id, LongConsumer progress) {
        if (!lease(id)) {
            return null;
        }
        var box = mailboxes.row(id);
        try {
            var fetched = fetch(box, progress);
            ended(box, null);
            return fetched;
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn("Mailbox {} stopped: {}", box.getName(), e.toString());
            ended(box, ImapBox.problem(e));
            return 0L;
        }
    }

    private boolean lease(long id) {
        return db.update(MAILBOX)
                        .set(MAILBOX.LEASED_UNTIL, now().plus(LEASE))
                        .where(MAILBOX.ID.eq(id))
                        .and(MAILBOX.LEASED_UNTIL.isNull().or(MAILBOX.LEASED_UNTIL.lt(now())))
                        .execute()
                == 1;
    }

    private void ended(MailboxRecord box, ImapBox.@Nullable Problem problem) {
        var now = now();
        transaction.executeWithoutResult(open -> {
            db.update(MAILBOX)
                    .setNull(MAILBOX.LEASED_UNTIL)
                    .set(MAILBOX.POLLED_AT, now)
                    .set(MAILBOX.SUCCEEDED_AT, problem == null ? now : box.getSucceededAt())
                    .set(MAILBOX.PROBLEM, problem == null ? null : problem.key())
                    .set(
                            MAILBOX.PROBLEM_ARGS,
                            problem == null ? new String[0] : problem.args().toArray(String[]::new))
                    .where(MAILBOX.ID.eq(box.getId()))
                    .execute();
            if (problem != null && box.getProblem() == null) {
                access.byRule(RULE, () -> alarm(box, problem, now));
            }
        });
    }

    /** Once, when it begins to fail. */
    private void alarm(MailboxRecord box, ImapBox.Problem problem, Instant now) {
        var detail = problem.args().isEmpty() ? null : problem.args().getFirst();
        var subject = Mailboxes.subject(box.getId());
        var what = problem.key().replaceFirst(".*\\.", "").replace('-', '_').toUpperCase(Locale.ROOT);
        events.publishEvent(new MailEvent.MailboxFailed(subject, now, box.getName(), what, detail));
        notices.send(
                access.holders("ADMINISTRATOR"),
                Notice.about(
                        subject,
                        "/mail/mailboxes",
                        "mail:failed:" + box.getId() + ":" + now.getEpochSecond(),
                        "mail.notice.failed",
                        box.getName()));
    }

    private long fetch(MailboxRecord box, LongConsumer progress) throws MessagingException, IOException {
        try (var imap = ImapBox.open(box, password(box), trust.sockets())) {
            var place = begin(box, imap.uidValidity());
            tidy(box, imap, place);
            var todo = imap.from(place.next());
            for (var at = 0; at < todo.size(); at += AT_ONCE) {
                var some = todo.subList(at, Math.min(todo.size(), at + AT_ONCE));
                imap.prepare(some);
                imap.done(take(box, imap, place.validity(), some));
                lengthen(box.getId());
                progress.accept(at + some.size());
            }
            return todo.size();
        }
    }

    private String password(MailboxRecord box) throws MessagingException {
        var password = vault.open(box.getSecret());
        if (password == null) {
            throw new MessagingException("the password cannot be read with this key; enter it again");
        }
        return password;
    }

    private record Place(long validity, long next) {}

    /** A folder whose numbers no longer hold is read from its beginning; what was taken already is recognised. */
    private Place begin(MailboxRecord box, long validity) {
        if (Objects.equals(box.getUidValidity(), validity)) {
            return new Place(validity, box.getNextUid());
        }
        db.update(MAILBOX)
                .set(MAILBOX.UID_VALIDITY, validity)
                .set(MAILBOX.NEXT_UID, 1L)
                .where(MAILBOX.ID.eq(box.getId()))
                .execute();
        return new Place(validity, 1);
    }

    /** What is kept here already but was not marked or moved, such as after a crash; and what could not be fetched before. */
    private void tidy(MailboxRecord box, ImapBox imap, Place place) throws MessagingException, IOException {
        var behind = new HashSet<>(repository.leftBehind(box.getId(), place.validity()));
        var done = new ArrayList<IMAPMessage>();
        for (var one : imap.leftBefore(place.next())) {
            if (!behind.contains(imap.uid(one))) {
                done.add(one);
            }
        }
        for (var uid : behind) {
            var one = imap.byUid(uid);
            if (one != null) {
                done.addAll(take(box, imap, place.validity(), List.of(one)));
            }
        }
        imap.done(done);
    }

    /** Those that are kept here now. */
    private List<IMAPMessage> take(MailboxRecord box, ImapBox imap, long validity, List<IMAPMessage> some)
            throws MessagingException, IOException {
        var taken = new ArrayList<IMAPMessage>();
        var small = imap.small(some);
        for (var one : some) {
            var at = earlier(ImapBox.receivedAt(one));
            var uid = imap.uid(one);
            if (one.isSet(Flags.Flag.DELETED) || (one.isSet(Flags.Flag.SEEN) && at.isBefore(since(box)))) {
                repository.advance(box.getId(), validity, uid);
            } else if (take(
                    box,
                    imap,
                    new ReadMail.Arrival(box.getId(), validity, uid, at, new byte[0]),
                    one,
                    small.get(one.getMessageNumber()))) {
                taken.add(one);
            }
        }
        return taken;
    }

    private boolean take(
            MailboxRecord box, ImapBox imap, ReadMail.Arrival arrival, IMAPMessage message, byte @Nullable [] fetched)
            throws MessagingException, IOException {
        if (message.getSize() > largest) {
            taking.leave(arrival.with(ImapBox.head(message)), message.getSize(), "mail.reason.too-large", largest);
            return false;
        }
        byte[] raw;
        try {
            raw = fetched == null ? ImapBox.raw(message) : fetched;
        } catch (MessagingException | IOException | RuntimeException e) {
            if (!imap.alive()) {
                throw e;
            }
            LOG.warn("Mailbox {}: mail {} cannot be fetched: {}", box.getName(), arrival.uid(), e.toString());
            taking.leave(arrival, message.getSize(), "mail.reason.not-fetched", largest);
            return false;
        }
        taking.take(arrival.with(raw));
        return true;
    }

    /** What somebody had read before we came is not ours. */
    private static Instant since(MailboxRecord box) {
        return box.getMadeAt().minus(ODD_CLOCKS);
    }

    /** A server whose clock is ahead received nothing in the future. */
    private Instant earlier(@Nullable Instant received) {
        var now = now();
        return received == null || received.isAfter(now) ? now : received.truncatedTo(ChronoUnit.MICROS);
    }

    private void lengthen(long id) {
        db.update(MAILBOX)
                .set(MAILBOX.LEASED_UNTIL, now().plus(LEASE))
                .where(MAILBOX.ID.eq(id))
                .execute();
    }

    /** Signs in and looks, and changes nothing. */
    MailboxTrial tryOut(MailboxRecord box) {
        try (var imap = ImapBox.open(box, password(box), trust.sockets())) {
            return new MailboxTrial(true, imap.messages(), null, List.of());
        } catch (MessagingException | RuntimeException e) {
            var problem = ImapBox.problem(e);
            return new MailboxTrial(false, 0, problem.key(), problem.args());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
