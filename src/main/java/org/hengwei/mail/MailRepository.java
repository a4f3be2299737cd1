package org.hengwei.mail;

import static org.hengwei.mail.db.Tables.CONVERSATION;
import static org.hengwei.mail.db.Tables.INCOMING;
import static org.hengwei.mail.db.Tables.MAILBOX;
import static org.hengwei.mail.db.Tables.OUTGOING;
import static org.hengwei.mail.db.Tables.RAW;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hengwei.mail.db.ConversationRecord;
import org.hengwei.mail.db.IncomingRecord;
import org.hengwei.mail.db.MailboxRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Mails received, whole and as rows, and the threads they make. */
@Repository
class MailRepository {

    private final DSLContext db;

    MailRepository(DSLContext db) {
        this.db = db;
    }

    /** Its number; null when one of that key is there already. */
    @Nullable
    Long add(IncomingRecord row) {
        return db.insertInto(INCOMING)
                .set(row)
                .onConflict(INCOMING.MAILBOX, INCOMING.MESSAGE_KEY)
                .doNothing()
                .returning(INCOMING.ID)
                .fetchOne(INCOMING.ID);
    }

    void keep(long mail, byte[] raw) {
        db.insertInto(RAW)
                .set(RAW.MAIL, mail)
                .set(RAW.CONTENT, raw)
                .onConflict(RAW.MAIL)
                .doUpdate()
                .set(RAW.CONTENT, raw)
                .execute();
    }

    byte @Nullable [] raw(long mail) {
        return db.select(RAW.CONTENT).from(RAW).where(RAW.MAIL.eq(mail)).fetchOne(RAW.CONTENT);
    }

    @Nullable
    IncomingRecord find(long id) {
        return db.selectFrom(INCOMING).where(INCOMING.ID.eq(id)).fetchOne();
    }

    @Nullable
    IncomingRecord lock(long id) {
        return db.selectFrom(INCOMING).where(INCOMING.ID.eq(id)).forUpdate().fetchOne();
    }

    @Nullable
    IncomingRecord byKey(long mailbox, String key) {
        return db.selectFrom(INCOMING)
                .where(INCOMING.MAILBOX.eq(mailbox))
                .and(INCOMING.MESSAGE_KEY.eq(key))
                .fetchOne();
    }

    void save(IncomingRecord row) {
        db.update(INCOMING).set(row).where(INCOMING.ID.eq(row.getId())).execute();
        row.touched(false);
    }

    void deliveredAgain(long mailbox, String key) {
        db.update(INCOMING)
                .set(INCOMING.DELIVERIES, INCOMING.DELIVERIES.plus(1))
                .where(INCOMING.MAILBOX.eq(mailbox))
                .and(INCOMING.MESSAGE_KEY.eq(key))
                .execute();
    }

    /** Numbers on the server of mails that could not be fetched whole yet. */
    List<Long> leftBehind(long mailbox, long uidValidity) {
        return db.select(INCOMING.UID)
                .from(INCOMING)
                .where(INCOMING.MAILBOX.eq(mailbox))
                .and(INCOMING.UID_VALIDITY.eq(uidValidity))
                .and(DSL.not(INCOMING.WHOLE))
                .fetch(INCOMING.UID);
    }

    int ofSender(long mailbox, String sender, Instant after, Instant until) {
        return db.fetchCount(
                INCOMING,
                INCOMING.MAILBOX
                        .eq(mailbox)
                        .and(INCOMING.SENDER.eq(sender))
                        .and(INCOMING.RECEIVED_AT.gt(after))
                        .and(INCOMING.RECEIVED_AT.le(until)));
    }

    /** Tickets that mails of these ids belong to, ours and those received. */
    @Nullable
    Subject ticketOf(Collection<String> messageIds) {
        for (var id : messageIds) {
            var ours = db.select(OUTGOING.TICKET)
                    .from(OUTGOING)
                    .where(OUTGOING.MESSAGE_ID.eq(id))
                    .fetchOne(OUTGOING.TICKET);
            var ticket = ours != null
                    ? ours
                    : db.select(INCOMING.TICKET)
                            .from(INCOMING)
                            .where(INCOMING.MESSAGE_ID.eq(id))
                            .and(INCOMING.TICKET.isNotNull())
                            .orderBy(INCOMING.ID)
                            .limit(1)
                            .fetchOne(INCOMING.TICKET);
            if (ticket != null) {
                return Subject.parse(ticket);
            }
        }
        return null;
    }

    @Nullable
    ConversationRecord conversation(Subject ticket) {
        return db.selectFrom(CONVERSATION)
                .where(CONVERSATION.TICKET.eq(ticket.toString()))
                .fetchOne();
    }

    /** The mailbox mails about a project leave from: its own, else one for all; null when there is none. */
    @Nullable
    MailboxRecord boxOf(String project) {
        return db.selectFrom(MAILBOX)
                .where(MAILBOX.ACTIVE)
                .and(MAILBOX.PROJECT.eq(project).or(MAILBOX.PROJECT.isNull()))
                .orderBy(
                        MAILBOX.PROJECT.isNull(),
                        MAILBOX.KIND.eq(MailboxKind.INCIDENT.name()).desc(),
                        MAILBOX.ID)
                .limit(1)
                .fetchOne();
    }

    void put(ConversationRecord row) {
        row.touched(true);
        db.insertInto(CONVERSATION)
                .set(row)
                .onConflict(CONVERSATION.TICKET)
                .doUpdate()
                .set(row)
                .execute();
    }

    void advance(long mailbox, long uidValidity, long uid) {
        db.update(MAILBOX)
                .set(MAILBOX.NEXT_UID, DSL.greatest(MAILBOX.NEXT_UID, DSL.val(uid + 1)))
                .where(MAILBOX.ID.eq(mailbox))
                .and(MAILBOX.UID_VALIDITY.eq(uidValidity))
                .execute();
    }

    /** Newest first. */
    Slice<MailView> list(
            Visibility seen,
            @Nullable MailState state,
            @Nullable Long mailbox,
            @Nullable String ticket,
            @Nullable Cursor after,
            int limit) {
        var rows = db.select(INCOMING.fields())
                .select(MAILBOX.NAME)
                .from(INCOMING)
                .join(MAILBOX)
                .on(MAILBOX.ID.eq(INCOMING.MAILBOX))
                .where(seen.on(INCOMING.PROJECT, INCOMING.CUSTOMER, INCOMING.DEPARTMENT))
                .and(state == null ? DSL.noCondition() : INCOMING.STATE.eq(state.name()))
                .and(mailbox == null ? DSL.noCondition() : INCOMING.MAILBOX.eq(mailbox))
                .and(ticket == null ? DSL.noCondition() : INCOMING.TICKET.eq(ticket))
                .and(before(after))
                .orderBy(INCOMING.ID.desc())
                .limit(limit + 1)
                .fetch(MailRepository::view);
        return Slice.of(rows, limit, mail -> Cursor.of(mail.id()), null);
    }

    private static Condition before(@Nullable Cursor after) {
        return after == null
                ? DSL.noCondition()
                : INCOMING.ID.lt(Long.valueOf(after.values().getFirst()));
    }

    @Nullable
    MailView view(long id) {
        return db.select(INCOMING.fields())
                .select(MAILBOX.NAME)
                .from(INCOMING)
                .join(MAILBOX)
                .on(MAILBOX.ID.eq(INCOMING.MAILBOX))
                .where(INCOMING.ID.eq(id))
                .fetchOne(MailRepository::view);
    }

    private static MailView view(Record row) {
        var mail = row.into(INCOMING);
        return new MailView(
                mail.getId(),
                mail.getVersion(),
                mail.getMailbox(),
                row.get(MAILBOX.NAME),
                MailState.valueOf(mail.getState()),
                mail.getReason(),
                List.of(mail.getReasonArgs()),
                mail.getSender(),
                mail.getSenderName(),
                mail.getTitle(),
                mail.getWords(),
                mail.getAutomatic(),
                mail.getReceivedAt(),
                mail.getSize(),
                mail.getDeliveries(),
                subject(mail.getTicket()),
                subject(mail.getCandidate()),
                mail.getProject(),
                mail.getCustomer(),
                mail.getWhole(),
                mail.getSettledBy());
    }

    private static @Nullable Subject subject(@Nullable String text) {
        return text == null ? null : Subject.parse(text);
    }

    long waiting() {
        return db.fetchCount(INCOMING, INCOMING.STATE.in("TRIAGE", "FAILED"));
    }

    /** Bytes of mails that are settled need not be kept for ever; what became of them is. */
    int forgetBefore(Instant when) {
        return db.deleteFrom(RAW)
                .where(RAW.MAIL.in(DSL.select(INCOMING.ID)
                        .from(INCOMING)
                        .where(INCOMING.STORED_AT.lt(when))
                        .and(INCOMING.STATE.in("TAKEN", "IGNORED", "DISCARDED"))))
                .execute();
    }
}
