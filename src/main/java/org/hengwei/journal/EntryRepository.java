package org.hengwei.journal;

import static org.hengwei.journal.db.Tables.ENTRY;
import static org.hengwei.journal.db.Tables.ENTRY_CONTENT;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class EntryRepository {

    private static final int TRIES = 20;
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final DSLContext db;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    EntryRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Appends to the subject's chain. Two acts on one subject at once cannot fork it: the second waits on the unique key,
     * finds its place taken and reads the chain's new end.
     */
    void append(Happened news, Actor actor) {
        var subject = news.subject().toString();
        var content = content(news, actor);
        var digest = Chain.digest(content);
        var happened = Chain.storable(news.at());
        var recorded = Chain.storable(clock.instant());
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var last = last(subject);
            var seq = last == null ? 1 : last.get(ENTRY.SEQ) + 1;
            var previous = last == null ? Chain.BEGINNING : last.get(ENTRY.HASH);
            var audience = news.audience().name();
            var hash = Chain.entry(
                    previous, subject, seq, happened, recorded, actor.login(), news.word(), audience, digest);
            var written = db.execute(
                    """
                    WITH appended AS (
                        INSERT INTO journal.entry (subject, seq, happened_at, recorded_at, actor, word, audience,
                                                   content_digest, previous_hash, hash)
                        VALUES (?, ?, ?::timestamptz, ?::timestamptz, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (subject, seq) DO NOTHING RETURNING id)
                    INSERT INTO journal.entry_content (entry_id, content) SELECT id, ? FROM appended
                    """,
                    subject,
                    seq,
                    DSL.val(happened, ENTRY.HAPPENED_AT),
                    DSL.val(recorded, ENTRY.RECORDED_AT),
                    actor.login(),
                    news.word(),
                    audience,
                    digest,
                    previous,
                    hash,
                    content);
            if (written == 1) {
                return;
            }
        }
        throw new IllegalStateException("journal of " + subject + " is too busy");
    }

    private record End(int seq, byte[] hash) {}

    /** Begins the chains of new subjects, with any number of lines each, in two statements. */
    void begin(List<? extends Happened> news, Actor actor) {
        if (news.isEmpty()) {
            return;
        }
        var ends = new HashMap<String, End>();
        var recorded = Chain.storable(clock.instant());
        var lines = db.insertInto(
                ENTRY,
                ENTRY.SUBJECT,
                ENTRY.SEQ,
                ENTRY.HAPPENED_AT,
                ENTRY.RECORDED_AT,
                ENTRY.ACTOR,
                ENTRY.WORD,
                ENTRY.AUDIENCE,
                ENTRY.CONTENT_DIGEST,
                ENTRY.PREVIOUS_HASH,
                ENTRY.HASH);
        var contents = new ArrayList<String>();
        for (var one : news) {
            var subject = one.subject().toString();
            var content = content(one, actor);
            var digest = Chain.digest(content);
            var happened = Chain.storable(one.at());
            var end = ends.getOrDefault(subject, new End(0, Chain.BEGINNING));
            var seq = end.seq() + 1;
            var audience = one.audience().name();
            var hash = Chain.entry(
                    end.hash(), subject, seq, happened, recorded, actor.login(), one.word(), audience, digest);
            lines = lines.values(
                    subject, seq, happened, recorded, actor.login(), one.word(), audience, digest, end.hash(), hash);
            ends.put(subject, new End(seq, hash));
            contents.add(content);
        }
        var ids = lines.returning(ENTRY.ID).fetch(ENTRY.ID);
        var texts = db.insertInto(ENTRY_CONTENT, ENTRY_CONTENT.ENTRY_ID, ENTRY_CONTENT.CONTENT);
        for (var i = 0; i < contents.size(); i++) {
            texts = texts.values(ids.get(i), contents.get(i));
        }
        texts.execute();
    }

    private @Nullable Record last(String subject) {
        return db.select(ENTRY.SEQ, ENTRY.HASH)
                .from(ENTRY)
                .where(ENTRY.SUBJECT.eq(subject))
                .orderBy(ENTRY.SEQ.desc())
                .limit(1)
                .fetchOne();
    }

    private String content(Happened news, Actor actor) {
        var content = new LinkedHashMap<String, Object>();
        content.put("name", actor.name());
        content.put("details", news.details());
        return json.writeValueAsString(content);
    }

    /** Oldest first, after the cursor; only those of the audience when the reader is a customer's contact. */
    Slice<JournalEntry> entries(Subject subject, boolean customerOnly, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 1);
        var rows = db.select(ENTRY.fields())
                .select(ENTRY_CONTENT.CONTENT)
                .from(ENTRY)
                .join(ENTRY_CONTENT)
                .on(ENTRY_CONTENT.ENTRY_ID.eq(ENTRY.ID))
                .where(ENTRY.SUBJECT.eq(subject.toString()))
                .and(customerOnly ? ENTRY.AUDIENCE.eq(Audience.CUSTOMER.name()) : DSL.noCondition())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : ENTRY.SEQ.gt(Integer.parseInt(after.values().getFirst())))
                .orderBy(ENTRY.SEQ)
                .limit(limit + 1)
                .fetch(this::view);
        return Slice.of(rows, limit, e -> Cursor.of(e.seq()), null);
    }

    int erase(long entry) {
        return db.update(ENTRY_CONTENT)
                .setNull(ENTRY_CONTENT.CONTENT)
                .where(ENTRY_CONTENT.ENTRY_ID.eq(entry))
                .and(ENTRY_CONTENT.CONTENT.isNotNull())
                .execute();
    }

    @Nullable
    Subject subjectOf(long entry) {
        var text =
                db.select(ENTRY.SUBJECT).from(ENTRY).where(ENTRY.ID.eq(entry)).fetchOne(ENTRY.SUBJECT);
        return text == null ? null : Subject.parse(text);
    }

    @SuppressWarnings("unchecked")
    private JournalEntry view(Record row) {
        var content = row.get(ENTRY_CONTENT.CONTENT);
        Map<String, @Nullable Object> read = content == null ? Map.of() : json.readValue(content, MAP);
        var details = (Map<String, @Nullable Object>) Objects.requireNonNullElse(read.get("details"), Map.of());
        return new JournalEntry(
                row.get(ENTRY.ID),
                Subject.parse(row.get(ENTRY.SUBJECT)),
                row.get(ENTRY.SEQ),
                row.get(ENTRY.HAPPENED_AT),
                row.get(ENTRY.RECORDED_AT),
                row.get(ENTRY.ACTOR),
                Objects.requireNonNullElse(read.get("name"), row.get(ENTRY.ACTOR))
                        .toString(),
                row.get(ENTRY.WORD),
                Audience.valueOf(row.get(ENTRY.AUDIENCE)),
                details,
                content == null,
                HexFormat.of().formatHex(row.get(ENTRY.HASH)));
    }

    List<Long> unsealed(long horizon, int limit, long sealsFrom) {
        return db.fetch("""
                        SELECT e.id FROM journal.entry e
                        WHERE e.id > ? AND NOT EXISTS (
                            SELECT 1 FROM journal.seal s WHERE s.id >= ? AND s.covered @> e.id)
                        ORDER BY e.id LIMIT ?
                        """, horizon, sealsFrom, limit).getValues(0, Long.class);
    }

    Instant now() {
        return Chain.storable(clock.instant());
    }
}
