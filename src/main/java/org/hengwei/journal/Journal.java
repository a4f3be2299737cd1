package org.hengwei.journal;

import static org.hengwei.journal.db.Tables.ATTACHMENT;
import static org.hengwei.journal.db.Tables.ATTACHMENT_CONTENT;
import static org.hengwei.journal.db.Tables.COMMENT;
import static org.hengwei.journal.db.Tables.LINK;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.SubjectKind;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the journal of a subject, and adds comments, files and links to it. Whoever may read the subject reads them; a
 * customer's contact only those made for customers (H16).
 */
@Service
@Transactional
public class Journal {

    private static final int LONGEST_COMMENT = 20_000;

    private final DSLContext db;
    private final EntryRepository entries;
    private final Verifier verifier;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<String, SubjectKind> kinds;

    Journal(
            DSLContext db,
            EntryRepository entries,
            Verifier verifier,
            Access access,
            Clock clock,
            ApplicationEventPublisher events,
            List<SubjectKind> kinds) {
        this.db = db;
        this.entries = entries;
        this.verifier = verifier;
        this.access = access;
        this.clock = clock;
        this.events = events;
        this.kinds = kinds.stream().collect(Collectors.toMap(SubjectKind::kind, Function.identity()));
    }

    /** Entries of the subject, oldest first. */
    @Transactional(readOnly = true)
    public Slice<JournalEntry> entries(Subject subject, @Nullable String cursor, int limit) {
        reveal(subject);
        return entries.entries(subject, access.actor().isContact(), cursor, limit);
    }

    @Transactional(readOnly = true)
    public List<CommentView> comments(Subject subject) {
        reveal(subject);
        return db.selectFrom(COMMENT)
                .where(COMMENT.SUBJECT.eq(subject.toString()))
                .and(visible(COMMENT.AUDIENCE))
                .orderBy(COMMENT.ID)
                .fetch(Journal::commentView);
    }

    /** @throws Refused when empty, too long, or the subject may not be commented on */
    public CommentView comment(Subject subject, String text, Audience audience) {
        return comment(subject, text, audience, access.actor().login());
    }

    /**
     * Words of somebody who is not signed in, such as of a mail's writer.
     *
     * @param author his login, or his address when he has none
     */
    public CommentView comment(Subject subject, String text, Audience audience, String author) {
        contribute(subject);
        new Checks().present(text, "text").atMost(text, LONGEST_COMMENT, "text").refuse();
        var comment = commentView(db.insertInto(COMMENT)
                .set(COMMENT.SUBJECT, subject.toString())
                .set(COMMENT.AUDIENCE, own(audience).name())
                .set(COMMENT.AUTHOR, author)
                .set(COMMENT.TEXT, text)
                .set(COMMENT.CREATED_AT, now())
                .returning()
                .fetchSingle());
        var digest = HexFormat.of().formatHex(Chain.digest(text));
        events.publishEvent(
                new JournalEvent.Commented(subject, comment.createdAt(), comment.id(), comment.audience(), digest));
        return comment;
    }

    @Transactional(readOnly = true)
    public List<AttachmentView> attachments(Subject subject) {
        reveal(subject);
        return db.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.SUBJECT.eq(subject.toString()))
                .and(visible(ATTACHMENT.AUDIENCE))
                .orderBy(ATTACHMENT.ID)
                .fetch(Journal::attachmentView);
    }

    /** @throws Refused when the file is empty, larger than 25 MB, or by its content something that runs */
    public AttachmentView attach(Subject subject, String name, byte[] content, Audience audience) {
        contribute(subject);
        var mediaType = FileCheck.mediaType(name, content);
        var digest = Chain.digest(content);
        var attachment = attachmentView(db.insertInto(ATTACHMENT)
                .set(ATTACHMENT.SUBJECT, subject.toString())
                .set(ATTACHMENT.AUDIENCE, own(audience).name())
                .set(ATTACHMENT.NAME, FileCheck.safeName(name))
                .set(ATTACHMENT.MEDIA_TYPE, mediaType)
                .set(ATTACHMENT.SIZE, (long) content.length)
                .set(ATTACHMENT.SHA256, digest)
                .set(ATTACHMENT.UPLOADED_BY, access.actor().login())
                .set(ATTACHMENT.UPLOADED_AT, now())
                .returning()
                .fetchSingle());
        db.insertInto(ATTACHMENT_CONTENT)
                .set(ATTACHMENT_CONTENT.ATTACHMENT_ID, attachment.id())
                .set(ATTACHMENT_CONTENT.CONTENT, content)
                .execute();
        events.publishEvent(new JournalEvent.Attached(
                subject, attachment.uploadedAt(), attachment.id(), attachment.audience(), attachment.sha256()));
        return attachment;
    }

    /** Why {@link #attach} would not let this file in; null when it would. */
    public @Nullable Refused objection(String name, byte[] content) {
        try {
            FileCheck.mediaType(name, content);
            return null;
        } catch (Refused refused) {
            return refused;
        }
    }

    /** A file with its bytes, for the one who may read its subject. */
    @Transactional(readOnly = true)
    public File file(long id) {
        var row = db.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(id))
                .and(visible(ATTACHMENT.AUDIENCE))
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        var attachment = attachmentView(row);
        reveal(attachment.subject());
        var content = db.select(ATTACHMENT_CONTENT.CONTENT)
                .from(ATTACHMENT_CONTENT)
                .where(ATTACHMENT_CONTENT.ATTACHMENT_ID.eq(id))
                .fetchOne(ATTACHMENT_CONTENT.CONTENT);
        if (content == null) {
            throw Refused.notFound(attachment.name());
        }
        return new File(attachment, content);
    }

    public record File(AttachmentView attachment, byte[] content) {}

    @Transactional(readOnly = true)
    public List<LinkView> links(Subject subject) {
        reveal(subject);
        return db.selectFrom(LINK)
                .where(LINK.SUBJECT.eq(subject.toString()).or(LINK.OTHER.eq(subject.toString())))
                .and(visible(LINK.AUDIENCE))
                .orderBy(LINK.ID)
                .fetch(row -> {
                    var outgoing = row.getSubject().equals(subject.toString());
                    return new LinkView(
                            Subject.parse(outgoing ? row.getOther() : row.getSubject()),
                            row.getRelation(),
                            outgoing,
                            Audience.valueOf(row.getAudience()),
                            row.getLinkedBy(),
                            row.getLinkedAt());
                });
    }

    /** @throws Refused when either end is unknown, or a thing would be linked to itself */
    public void link(Subject subject, Subject other, String relation, Audience audience) {
        contribute(subject);
        reveal(other);
        new Checks()
                .that(!subject.equals(other), "other", "journal.link.itself")
                .present(relation, "relation")
                .atMost(relation, 60, "relation")
                .refuse();
        var made = db.insertInto(LINK)
                .set(LINK.SUBJECT, subject.toString())
                .set(LINK.OTHER, other.toString())
                .set(LINK.RELATION, relation)
                .set(LINK.AUDIENCE, own(audience).name())
                .set(LINK.LINKED_BY, access.actor().login())
                .set(LINK.LINKED_AT, now())
                .onConflictDoNothing()
                .execute();
        if (made == 1) {
            events.publishEvent(new JournalEvent.Linked(subject, now(), other.toString(), relation, own(audience)));
        }
    }

    public void unlink(Subject subject, Subject other, String relation) {
        contribute(subject);
        var gone = db.deleteFrom(LINK)
                .where(LINK.SUBJECT.eq(subject.toString()))
                .and(LINK.OTHER.eq(other.toString()))
                .and(LINK.RELATION.eq(relation))
                .execute();
        if (gone == 0) {
            throw Refused.notFound(other.code());
        }
        events.publishEvent(new JournalEvent.Unlinked(subject, now(), other.toString(), relation));
    }

    /** Recomputes the whole chain and its seals (H22). */
    @Transactional(readOnly = true)
    public Verification verify() {
        access.demand(JournalPermission.VERIFY);
        return verifier.everything();
    }

    /** Recomputes the chain of one subject, for whoever may read it. */
    @Transactional(readOnly = true)
    public Verification verify(Subject subject) {
        reveal(subject);
        return verifier.of(subject);
    }

    /** Erases the text of a comment for good; its digest stays in the chain. */
    public void eraseComment(long id, String reason) {
        access.demand(JournalPermission.ERASE);
        new Checks().present(reason, "reason").refuse();
        var subject = db.update(COMMENT)
                .setNull(COMMENT.TEXT)
                .set(COMMENT.ERASED_AT, now())
                .where(COMMENT.ID.eq(id))
                .and(COMMENT.ERASED_AT.isNull())
                .returning(COMMENT.SUBJECT)
                .fetchOne(COMMENT.SUBJECT);
        erased(subject, "COMMENT", id, reason);
    }

    /** Erases the bytes of a file for good; its digest stays in the chain. */
    public void eraseAttachment(long id, String reason) {
        access.demand(JournalPermission.ERASE);
        new Checks().present(reason, "reason").refuse();
        var subject = db.update(ATTACHMENT)
                .set(ATTACHMENT.ERASED_AT, now())
                .where(ATTACHMENT.ID.eq(id))
                .and(ATTACHMENT.ERASED_AT.isNull())
                .returning(ATTACHMENT.SUBJECT)
                .fetchOne(ATTACHMENT.SUBJECT);
        db.deleteFrom(ATTACHMENT_CONTENT)
                .where(ATTACHMENT_CONTENT.ATTACHMENT_ID.eq(id))
                .execute();
        erased(subject, "ATTACHMENT", id, reason);
    }

    /** Erases what an entry says; that it happened, when and by whose login stays. */
    public void eraseEntry(long id, String reason) {
        access.demand(JournalPermission.ERASE);
        new Checks().present(reason, "reason").refuse();
        var subject = entries.subjectOf(id);
        if (subject == null || entries.erase(id) == 0) {
            throw Refused.notFound(Long.toString(id));
        }
        erased(subject.toString(), "ENTRY", id, reason);
    }

    private void erased(@Nullable String subject, String what, long id, String reason) {
        if (subject == null) {
            throw Refused.notFound(Long.toString(id));
        }
        events.publishEvent(new JournalEvent.Erased(Subject.parse(subject), now(), what, id, reason));
    }

    /** Page of a subject; null when no room here knows its kind. */
    public @Nullable String href(Subject subject) {
        var kind = kinds.get(subject.kind());
        return kind == null ? null : kind.href(subject.code());
    }

    private void reveal(Subject subject) {
        kind(subject).reveal(subject.code());
    }

    private void contribute(Subject subject) {
        kind(subject).reveal(subject.code());
        kind(subject).contribute(subject.code());
    }

    private SubjectKind kind(Subject subject) {
        var kind = kinds.get(subject.kind());
        if (kind == null) {
            throw Refused.notFound(subject.toString());
        }
        return kind;
    }

    /** What a customer's contact adds is always for customers. */
    private Audience own(Audience wanted) {
        return access.actor().isContact() ? Audience.CUSTOMER : wanted;
    }

    private Condition visible(Field<String> audience) {
        return access.actor().isContact() ? audience.eq(Audience.CUSTOMER.name()) : DSL.noCondition();
    }

    private Instant now() {
        return Chain.storable(clock.instant());
    }

    private static CommentView commentView(Record row) {
        return new CommentView(
                row.get(COMMENT.ID),
                row.get(COMMENT.AUTHOR),
                Audience.valueOf(row.get(COMMENT.AUDIENCE)),
                row.get(COMMENT.TEXT),
                row.get(COMMENT.CREATED_AT));
    }

    private static AttachmentView attachmentView(Record row) {
        return new AttachmentView(
                row.get(ATTACHMENT.ID),
                Subject.parse(row.get(ATTACHMENT.SUBJECT)),
                row.get(ATTACHMENT.NAME),
                row.get(ATTACHMENT.MEDIA_TYPE),
                row.get(ATTACHMENT.SIZE),
                HexFormat.of().formatHex(Objects.requireNonNull(row.get(ATTACHMENT.SHA256))),
                Audience.valueOf(row.get(ATTACHMENT.AUDIENCE)),
                row.get(ATTACHMENT.UPLOADED_BY),
                row.get(ATTACHMENT.UPLOADED_AT),
                row.get(ATTACHMENT.ERASED_AT) != null);
    }
}
