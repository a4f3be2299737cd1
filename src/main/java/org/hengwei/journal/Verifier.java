package org.hengwei.journal;

import static org.hengwei.journal.db.Tables.ENTRY;
import static org.hengwei.journal.db.Tables.ENTRY_CONTENT;
import static org.hengwei.journal.db.Tables.SEAL;

import java.util.Arrays;
import org.hengwei.journal.Verification.Broken;
import org.hengwei.journal.Verification.Fault;
import org.hengwei.shared.Subject;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recomputes chains and seals from what is stored and names the first thing that does not fit. */
@Component
class Verifier {

    private static final int FETCH = 2_000;
    private static final Field<String> COVERED = DSL.field("covered::text", String.class);

    private final DSLContext db;

    Verifier(DSLContext db) {
        this.db = db;
    }

    Verification everything() {
        var walk = new Walk();
        walk.entries(DSL.noCondition());
        if (walk.broken == null) {
            walk.seals();
        }
        return walk.outcome();
    }

    Verification of(Subject subject) {
        var walk = new Walk();
        walk.entries(ENTRY.SUBJECT.eq(subject.toString()));
        return walk.outcome();
    }

    private final class Walk {
        private long entries;
        private long seals;
        private long sealed;
        private @Nullable Broken broken;
        private String subject = "";
        private int seq;
        private byte[] hash = Chain.BEGINNING;

        Verification outcome() {
            return new Verification(entries, seals, seals == 0 ? entries : entries - sealed, broken);
        }

        void entries(Condition which) {
            try (var rows = db.select(ENTRY.fields())
                    .select(ENTRY_CONTENT.CONTENT)
                    .from(ENTRY)
                    .leftJoin(ENTRY_CONTENT)
                    .on(ENTRY_CONTENT.ENTRY_ID.eq(ENTRY.ID))
                    .where(which)
                    .orderBy(ENTRY.SUBJECT, ENTRY.SEQ)
                    .fetchSize(FETCH)
                    .fetchLazy()) {
                while (broken == null && rows.hasNext()) {
                    step(rows.fetchNext());
                }
            }
        }

        private void step(@Nullable Record row) {
            if (row == null) {
                return;
            }
            if (!row.get(ENTRY.SUBJECT).equals(subject)) {
                subject = row.get(ENTRY.SUBJECT);
                seq = 0;
                hash = Chain.BEGINNING;
            }
            entries++;
            var fault = fault(row);
            if (fault != null) {
                broken = new Broken(Subject.parse(subject), seq + 1L, fault);
            }
            seq = row.get(ENTRY.SEQ);
            hash = row.get(ENTRY.HASH);
        }

        private @Nullable Fault fault(Record row) {
            if (row.get(ENTRY.SEQ) != seq + 1) {
                return Fault.GAP;
            }
            if (!Arrays.equals(row.get(ENTRY.PREVIOUS_HASH), hash)) {
                return Fault.UNLINKED;
            }
            if (!Arrays.equals(row.get(ENTRY.HASH), recomputed(row))) {
                return Fault.CHANGED;
            }
            var content = row.get(ENTRY_CONTENT.CONTENT);
            return content == null || Arrays.equals(Chain.digest(content), row.get(ENTRY.CONTENT_DIGEST))
                    ? null
                    : Fault.CONTENT;
        }

        private byte[] recomputed(Record row) {
            return Chain.entry(
                    row.get(ENTRY.PREVIOUS_HASH),
                    row.get(ENTRY.SUBJECT),
                    row.get(ENTRY.SEQ),
                    row.get(ENTRY.HAPPENED_AT),
                    row.get(ENTRY.RECORDED_AT),
                    row.get(ENTRY.ACTOR),
                    row.get(ENTRY.WORD),
                    row.get(ENTRY.AUDIENCE),
                    row.get(ENTRY.CONTENT_DIGEST));
        }

        void seals() {
            var previous = Chain.BEGINNING;
            var all = db.select(SEAL.ID, SEAL.ENTRIES, SEAL.ROOT, SEAL.PREVIOUS_HASH, SEAL.HASH, COVERED)
                    .from(SEAL)
                    .orderBy(SEAL.ID)
                    .fetch();
            for (var seal : all) {
                seals++;
                sealed += seal.get(SEAL.ENTRIES);
                if (!fits(seal, previous)) {
                    broken = new Broken(null, seal.get(SEAL.ID), Fault.SEAL);
                    return;
                }
                previous = seal.get(SEAL.HASH);
            }
        }

        private boolean fits(Record seal, byte[] previous) {
            var sha = Chain.sha256();
            var hashes = db.fetch("""
                            SELECT e.hash FROM journal.seal s, unnest(s.covered) AS r
                            JOIN journal.entry e ON e.id >= lower(r) AND e.id < upper(r)
                            WHERE s.id = ? ORDER BY e.id
                            """, seal.get(SEAL.ID)).getValues(0, byte[].class);
            hashes.forEach(sha::update);
            var root = sha.digest();
            return hashes.size() == seal.get(SEAL.ENTRIES)
                    && Arrays.equals(root, seal.get(SEAL.ROOT))
                    && Arrays.equals(previous, seal.get(SEAL.PREVIOUS_HASH))
                    && Arrays.equals(Chain.seal(previous, seal.get(COVERED), hashes.size(), root), seal.get(SEAL.HASH));
        }
    }
}
