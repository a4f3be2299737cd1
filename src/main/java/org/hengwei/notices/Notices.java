package org.hengwei.notices;

import static org.hengwei.notices.db.Tables.NOTICE;
import static org.hengwei.notices.db.Tables.PREFERENCE;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.hengwei.notices.db.NoticeRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's inbox. Sending is for rooms, which have asked for the permission of the act already; reading is each one's own. */
@Service
@Transactional
public class Notices {

    private final DSLContext db;
    private final Access access;
    private final People people;
    private final Post post;
    private final Clock clock;

    Notices(DSLContext db, Access access, People people, Post post, Clock clock) {
        this.db = db;
        this.access = access;
        this.people = people;
        this.post = post;
        this.clock = clock;
    }

    /**
     * Tells these people something, each once; unknown or inactive logins are left out. Mail leaves after the transaction has
     * committed and is tried again when the mail server does not answer.
     */
    public void send(Collection<String> recipients, Notice notice) {
        recipients.stream().distinct().filter(people::exists).forEach(recipient -> put(recipient, notice));
    }

    private void put(String recipient, Notice notice) {
        var id = db.insertInto(NOTICE)
                .set(NOTICE.RECIPIENT, recipient)
                .set(NOTICE.ONCE, notice.once())
                .set(NOTICE.KEY, notice.key())
                .set(NOTICE.ARGS, notice.args().toArray(String[]::new))
                .set(
                        NOTICE.SUBJECT,
                        notice.subject() == null ? null : notice.subject().toString())
                .set(NOTICE.HREF, notice.href())
                .set(NOTICE.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returning(NOTICE.ID)
                .fetchOne(NOTICE.ID);
        if (id != null && wantsMail(recipient)) {
            post.later(id);
        }
    }

    private boolean wantsMail(String login) {
        var mail = db.select(PREFERENCE.MAIL)
                .from(PREFERENCE)
                .where(PREFERENCE.LOGIN.eq(login))
                .fetchOne(PREFERENCE.MAIL);
        return mail == null || mail;
    }

    /** The actor's notices, newest first. */
    @Transactional(readOnly = true)
    public Slice<NoticeView> inbox(boolean unreadOnly, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 1);
        var rows = db.selectFrom(NOTICE)
                .where(NOTICE.RECIPIENT.eq(access.actor().login()))
                .and(unreadOnly ? NOTICE.READ_AT.isNull() : DSL.noCondition())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : NOTICE.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(NOTICE.ID.desc())
                .limit(limit + 1)
                .fetch(Notices::view);
        return Slice.of(rows, limit, notice -> Cursor.of(notice.id()), null);
    }

    @Transactional(readOnly = true)
    public int unread() {
        return db.fetchCount(NOTICE, NOTICE.RECIPIENT.eq(access.actor().login()).and(NOTICE.READ_AT.isNull()));
    }

    /** Marks one as read and gives it back. */
    public NoticeView read(long id) {
        var row = db.update(NOTICE)
                .set(NOTICE.READ_AT, DSL.coalesce(NOTICE.READ_AT, DSL.val(clock.instant(), NOTICE.READ_AT)))
                .where(NOTICE.ID.eq(id))
                .and(NOTICE.RECIPIENT.eq(access.actor().login()))
                .returning()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return view(row);
    }

    public void readAll() {
        db.update(NOTICE)
                .set(NOTICE.READ_AT, clock.instant())
                .where(NOTICE.RECIPIENT.eq(access.actor().login()))
                .and(NOTICE.READ_AT.isNull())
                .execute();
    }

    /** Whether the actor also wants mail. */
    @Transactional(readOnly = true)
    public boolean mail() {
        return wantsMail(access.actor().login());
    }

    public void mail(boolean wanted) {
        db.insertInto(PREFERENCE, PREFERENCE.LOGIN, PREFERENCE.MAIL, PREFERENCE.MUTED)
                .values(access.actor().login(), wanted, new String[0])
                .onConflict(PREFERENCE.LOGIN)
                .doUpdate()
                .set(PREFERENCE.MAIL, wanted)
                .execute();
    }

    static NoticeView view(NoticeRecord row) {
        return new NoticeView(
                row.getId(),
                row.getKey(),
                List.of(row.getArgs()),
                row.getSubject(),
                row.getHref(),
                row.getCreatedAt(),
                row.getReadAt());
    }
}
