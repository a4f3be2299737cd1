package org.hengwei.mail;

import static org.hengwei.mail.db.Tables.INCOMING;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hengwei.mail.db.IncomingRecord;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one mail: kept whole, with what it became and how far the mailbox is read, in one transaction. One that cannot be taken
 * is kept with the reason, and the next one follows.
 */
@Component
class Taking {

    static final String RULE = "mail.rule.intake";

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final int SHOWN = 20_000;

    private final DSLContext db;
    private final MailReader reader;
    private final MailRepository repository;
    private final Mailboxes mailboxes;
    private final Deciding deciding;
    private final Acting acting;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Taking(
            DSLContext db,
            MailReader reader,
            MailRepository repository,
            Mailboxes mailboxes,
            Deciding deciding,
            Acting acting,
            Access access,
            Clock clock,
            TransactionTemplate transaction) {
        this.db = db;
        this.reader = reader;
        this.repository = repository;
        this.mailboxes = mailboxes;
        this.deciding = deciding;
        this.acting = acting;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
    }

    void take(ReadMail.Arrival arrival) {
        ReadMail mail;
        try {
            mail = reader.read(arrival.raw());
        } catch (MessagingException | IOException | RuntimeException e) {
            fail(arrival, reader.rescue(arrival.raw()), "mail.reason.unreadable", List.of(words(e)));
            return;
        }
        var known = known(arrival.mailbox(), mail.key());
        if (known == null) {
            take(arrival, mail, false);
        } else if (known.getContentHash().equals(mail.hash())
                || !mail.header("list-id").isEmpty()) {
            again(arrival, mail.key());
        } else {
            sameId(arrival, mail);
        }
    }

    /** Another mail under an id that was used before; a person says whether it is one. */
    private void sameId(ReadMail.Arrival arrival, ReadMail mail) {
        var own = mail.keyed(mail.key() + "#" + mail.hash());
        if (known(arrival.mailbox(), own.key()) == null) {
            settle(arrival, own, Decision.Wait.of("same-id"), false);
        } else {
            again(arrival, own.key());
        }
    }

    private @Nullable IncomingRecord known(long mailbox, String key) {
        var row = repository.byKey(mailbox, key);
        return row != null && row.getWhole() ? row : null;
    }

    private void again(ReadMail.Arrival arrival, String key) {
        transaction.executeWithoutResult(open -> {
            repository.deliveredAgain(arrival.mailbox(), key);
            repository.advance(arrival.mailbox(), arrival.uidValidity(), arrival.uid());
        });
    }

    private void take(ReadMail.Arrival arrival, ReadMail mail, boolean inWords) {
        try {
            var box = mailboxes.row(arrival.mailbox());
            var decision = access.byRule(RULE, () -> deciding.decide(mail, box, arrival.receivedAt()));
            settle(arrival, mail, decision, inWords);
        } catch (Refused refused) {
            if (!inWords && mailboxes.row(arrival.mailbox()).getItem() != null) {
                take(arrival, mail, true);
                return;
            }
            var problem = refused.problems().getFirst();
            fail(arrival, mail, problem.key(), texts(problem));
        } catch (RuntimeException e) {
            LOG.warn("Mail {} of mailbox {} is kept as failed", mail.key(), arrival.mailbox(), e);
            fail(arrival, mail, "mail.reason.error", List.of(words(e)));
        }
    }

    private void settle(ReadMail.Arrival arrival, ReadMail mail, Decision decision, boolean inWords) {
        transaction.executeWithoutResult(open -> access.byRule(RULE, () -> {
            var row = keep(arrival, mail);
            if (row != null) {
                acting.settle(row, mailboxes.row(arrival.mailbox()), mail, decision, inWords);
                repository.save(row);
            }
            repository.advance(arrival.mailbox(), arrival.uidValidity(), arrival.uid());
        }));
    }

    private void fail(ReadMail.Arrival arrival, ReadMail mail, String reason, List<String> args) {
        transaction.executeWithoutResult(open -> {
            var row = keep(arrival, mail);
            if (row != null) {
                row.setState(MailState.FAILED.name());
                row.setReason(reason);
                row.setReasonArgs(args.toArray(String[]::new));
                repository.save(row);
                access.byRule(RULE, () -> acting.show(row));
            }
            repository.advance(arrival.mailbox(), arrival.uidValidity(), arrival.uid());
        });
    }

    /** Null when it is here already. */
    private @Nullable IncomingRecord keep(ReadMail.Arrival arrival, ReadMail mail) {
        db.deleteFrom(INCOMING)
                .where(INCOMING.MAILBOX.eq(arrival.mailbox()))
                .andNot(INCOMING.WHOLE)
                .and(INCOMING.MESSAGE_KEY
                        .eq(mail.key())
                        .or(INCOMING.UID_VALIDITY.eq(arrival.uidValidity()).and(INCOMING.UID.eq(arrival.uid()))))
                .execute();
        var row = row(arrival, mail, arrival.raw().length);
        row.setWhole(true);
        var id = repository.add(row);
        if (id == null) {
            repository.deliveredAgain(arrival.mailbox(), mail.key());
            return null;
        }
        row.setId(id);
        row.touched(false);
        repository.keep(id, arrival.raw());
        return row;
    }

    private IncomingRecord row(ReadMail.Arrival arrival, ReadMail mail, long size) {
        var row = new IncomingRecord();
        row.setVersion(1);
        row.setMailbox(arrival.mailbox());
        row.setMessageKey(mail.key());
        row.setMessageId(mail.messageId());
        row.setContentHash(mail.hash());
        row.setUidValidity(arrival.uidValidity());
        row.setUid(arrival.uid());
        row.setState(MailState.FAILED.name());
        row.setReasonArgs(new String[0]);
        row.setSender(mail.sender());
        row.setSenderName(mail.senderName());
        row.setTitle(mail.title().length() > 1_000 ? mail.title().substring(0, 1_000) : mail.title());
        row.setWords(mail.text().length() > SHOWN ? mail.text().substring(0, SHOWN) : mail.text());
        row.setAutomatic(false);
        row.setReceivedAt(arrival.receivedAt());
        row.setStoredAt(now());
        row.setSize(size);
        row.setDeliveries(1);
        row.setAttempts(1);
        return row;
    }

    /** One that cannot be fetched whole: its head is kept, it stays on the server and is tried again. */
    void leave(ReadMail.Arrival arrival, long size, String reason, long largest) {
        var head = reader.rescue(arrival.raw());
        var mail = arrival.raw().length == 0 || head.messageId() == null
                ? head.keyed("uid:" + arrival.uidValidity() + ":" + arrival.uid())
                : head;
        transaction.executeWithoutResult(open -> {
            var row = row(arrival, mail, size);
            row.setWhole(false);
            row.setReason(reason);
            row.setReasonArgs(new String[] {String.valueOf(size / 1024 / 1024), String.valueOf(largest / 1024 / 1024)});
            var id = repository.add(row);
            if (id != null) {
                row.setId(id);
                access.byRule(RULE, () -> acting.show(row));
            }
            repository.advance(arrival.mailbox(), arrival.uidValidity(), arrival.uid());
        });
    }

    /** What would become of it now. */
    Decision decide(IncomingRecord row, ReadMail mail) {
        return access.byRule(RULE, () -> deciding.decide(mail, box(row), row.getReceivedAt()));
    }

    Sender sender(ReadMail mail) {
        return access.byRule(RULE, () -> deciding.sender(mail));
    }

    /** As well as it can be read. */
    ReadMail read(byte[] raw) {
        try {
            return reader.read(raw);
        } catch (MessagingException | IOException | RuntimeException e) {
            return reader.rescue(raw);
        }
    }

    MailboxRecord box(IncomingRecord row) {
        return mailboxes.row(row.getMailbox());
    }

    private static String words(Exception e) {
        var text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return Characters.clean(text.length() > 200 ? text.substring(0, 200) : text);
    }

    private static List<String> texts(Refused.Problem problem) {
        return Arrays.stream(problem.args()).map(String::valueOf).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
