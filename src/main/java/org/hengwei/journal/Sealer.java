package org.hengwei.journal;

import static org.hengwei.journal.db.Tables.ENTRY;
import static org.hengwei.journal.db.Tables.SEAL;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every minute takes the new entries of all subjects into one chain of roots (H22). */
@Component
class Sealer {

    private static final int AT_ONCE = 50_000;

    /** No transaction of this program lives longer, so older entries can no longer appear. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(2);

    private final DSLContext db;
    private final EntryRepository entries;

    Sealer(DSLContext db, EntryRepository entries) {
        this.db = db;
        this.entries = entries;
    }

    /** @return how many entries were sealed */
    @Transactional
    public int seal() {
        db.execute("SELECT pg_advisory_xact_lock(hashtext('journal.seal'))");
        var open = entries.unsealed(horizon(), AT_ONCE, recentSeal());
        if (!open.isEmpty()) {
            write(open);
        }
        return open.size();
    }

    private void write(List<Long> ids) {
        var covered = db.fetchSingle("SELECT range_agg(int8range(id, id, '[]'))::text FROM unnest(?) AS id", (Object)
                        ids.toArray(Long[]::new))
                .get(0, String.class);
        var root = rootOf(ids);
        var last =
                db.select(SEAL.HASH).from(SEAL).orderBy(SEAL.ID.desc()).limit(1).fetchOne(SEAL.HASH);
        var previous = Objects.requireNonNullElse(last, Chain.BEGINNING);
        db.execute(
                """
                INSERT INTO journal.seal (sealed_at, covered, highest, entries, root, previous_hash, hash)
                VALUES (?::timestamptz, ?::int8multirange, ?, ?, ?, ?, ?)
                """,
                DSL.val(entries.now(), SEAL.SEALED_AT),
                covered,
                ids.getLast(),
                (long) ids.size(),
                root,
                previous,
                Chain.seal(previous, covered, ids.size(), root));
    }

    private byte[] rootOf(List<Long> ids) {
        var sha = Chain.sha256();
        db.select(ENTRY.HASH)
                .from(ENTRY)
                .where(ENTRY.ID.between(ids.getFirst(), ids.getLast()))
                .and(DSL.condition("{0} = ANY({1})", ENTRY.ID, DSL.val(ids.toArray(Long[]::new))))
                .orderBy(ENTRY.ID)
                .fetch(ENTRY.HASH)
                .forEach(sha::update);
        return sha.digest();
    }

    private long horizon() {
        var highest = db.select(DSL.max(SEAL.HIGHEST))
                .from(SEAL)
                .where(SEAL.SEALED_AT.lt(entries.now().minus(LONGEST_TRANSACTION)))
                .fetchOne(0, Long.class);
        return highest == null ? 0 : highest;
    }

    private long recentSeal() {
        var seal = db.select(DSL.max(SEAL.ID))
                .from(SEAL)
                .where(SEAL.SEALED_AT.lt(entries.now().minus(LONGEST_TRANSACTION)))
                .fetchOne(0, Long.class);
        return seal == null ? 0 : seal;
    }

    @Configuration
    static class EveryMinute {
        @Bean
        Task<Void> sealJournal(Sealer sealer) {
            return Tasks.recurring("journal-seal", FixedDelay.ofMinutes(1))
                    .execute((instance, context) -> sealer.seal());
        }
    }
}
