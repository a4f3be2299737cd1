package org.hengwei.exchange;

import static org.hengwei.exchange.db.Tables.IMPORT;
import static org.hengwei.exchange.db.Tables.PIECE;
import static org.hengwei.exchange.db.Tables.REJECTED_ROW;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hengwei.exchange.db.ImportRecord;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Repository;

/** Files, what was made of them and what was not. */
@Repository
class ImportStore {

    private static final int PIECE_SIZE = 1024 * 1024;
    private static final int LONGEST_CELL = 32_767;
    private static final int AT_ONCE = 500;

    private final DSLContext db;

    ImportStore(DSLContext db) {
        this.db = db;
    }

    static String code(long id) {
        return String.format(Locale.ROOT, "IMP-%06d", id);
    }

    static long id(String code) {
        try {
            return Long.parseLong(code.replaceFirst("^IMP-0*(?=\\d)", ""));
        } catch (NumberFormatException e) {
            throw Refused.notFound(code);
        }
    }

    ImportRecord fresh() {
        return db.newRecord(IMPORT);
    }

    ImportRecord find(String code) {
        return db.selectFrom(IMPORT)
                .where(IMPORT.ID.eq(id(code)))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    ImportRecord lock(String code) {
        return db.selectFrom(IMPORT)
                .where(IMPORT.ID.eq(id(code)))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** Newest first, below an id. */
    List<ImportRecord> newest(long below, int limit) {
        return db.selectFrom(IMPORT)
                .where(IMPORT.ID.lt(below))
                .orderBy(IMPORT.ID.desc())
                .limit(limit)
                .fetch();
    }

    void keep(long id, byte[] content) {
        for (int from = 0, position = 0; from < content.length; from += PIECE_SIZE, position++) {
            db.insertInto(PIECE)
                    .set(PIECE.IMPORT, id)
                    .set(PIECE.POSITION, position)
                    .set(PIECE.CONTENT, Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE_SIZE)))
                    .execute();
        }
    }

    byte[] content(long id) {
        var all = new ByteArrayOutputStream();
        db.select(PIECE.CONTENT)
                .from(PIECE)
                .where(PIECE.IMPORT.eq(id))
                .orderBy(PIECE.POSITION)
                .fetch(PIECE.CONTENT)
                .forEach(all::writeBytes);
        return all.toByteArray();
    }

    void forgetRejected(long id) {
        db.deleteFrom(REJECTED_ROW).where(REJECTED_ROW.IMPORT.eq(id)).execute();
    }

    void count(long id, int created, int updated, int skipped, int rejected) {
        db.update(IMPORT)
                .set(IMPORT.INCIDENTS, IMPORT.INCIDENTS.plus(created + updated + skipped + rejected))
                .set(IMPORT.CREATED, IMPORT.CREATED.plus(created))
                .set(IMPORT.UPDATED, IMPORT.UPDATED.plus(updated))
                .set(IMPORT.SKIPPED, IMPORT.SKIPPED.plus(skipped))
                .set(IMPORT.REJECTED, IMPORT.REJECTED.plus(rejected))
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    void reject(long id, List<ImportRun.Rejected> all) {
        var inserts = new ArrayList<Query>();
        for (var one : all) {
            for (var row : one.rows()) {
                inserts.add(db.insertInto(REJECTED_ROW)
                        .set(REJECTED_ROW.IMPORT, id)
                        .set(REJECTED_ROW.LINE, row.line())
                        .set(REJECTED_ROW.KEY, clean(one.key()))
                        .set(REJECTED_ROW.REASON, one.reason())
                        .set(
                                REJECTED_ROW.ARGS,
                                one.args().stream().map(ImportStore::clean).toArray(String[]::new))
                        .set(
                                REJECTED_ROW.CELLS,
                                Arrays.stream(row.cells())
                                        .map(ImportStore::clean)
                                        .toArray(String[]::new))
                        .onConflictDoNothing());
            }
        }
        if (!inserts.isEmpty()) {
            db.batch(inserts).execute();
        }
    }

    private static String clean(String text) {
        var bare = text.replace("\u0000", "");
        return bare.length() > LONGEST_CELL ? bare.substring(0, LONGEST_CELL) : bare;
    }

    /** All rejected rows in the order of the file, a stretch at a time. */
    void rejected(long id, Consumer<RejectedRow> to) {
        var after = -1;
        List<RejectedRow> stretch;
        do {
            stretch = rejectedAfter(id, after, AT_ONCE);
            stretch.forEach(to);
            after = stretch.isEmpty() ? after : stretch.getLast().line();
        } while (stretch.size() == AT_ONCE);
    }

    List<RejectedRow> rejectedAfter(long id, int line, int limit) {
        return db.selectFrom(REJECTED_ROW)
                .where(REJECTED_ROW.IMPORT.eq(id))
                .and(REJECTED_ROW.LINE.gt(line))
                .orderBy(REJECTED_ROW.LINE)
                .limit(limit)
                .fetch(row -> new RejectedRow(
                        row.getLine(), row.getKey(), row.getReason(), List.of(row.getArgs()), List.of(row.getCells())));
    }
}
