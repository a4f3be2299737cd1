package org.hengwei.documents;

import static org.hengwei.documents.db.Tables.ACKNOWLEDGEMENT;
import static org.hengwei.documents.db.Tables.DISTRIBUTION;
import static org.hengwei.documents.db.Tables.DOCUMENT;
import static org.hengwei.documents.db.Tables.DOCUMENT_VERSION;
import static org.hengwei.documents.db.Tables.FROZEN_FILE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Documents, their versions and files in the database. */
@Repository
class DocumentRepository {

    private final DSLContext db;
    private final JsonMapper json = JsonMapper.builder().build();

    DocumentRepository(DSLContext db) {
        this.db = db;
    }

    DocumentRecord newDocument() {
        return db.newRecord(DOCUMENT);
    }

    DocumentVersionRecord newVersion(DocumentRecord document) {
        var row = db.newRecord(DOCUMENT_VERSION);
        row.setDocumentId(document.getId());
        return row;
    }

    DocumentRecord document(String number) {
        return db.selectFrom(DOCUMENT)
                .where(DOCUMENT.CODE.eq(Numbering.code(number)))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(number));
    }

    /** Held against any other change until the transaction ends. */
    DocumentRecord locked(String number) {
        return db.selectFrom(DOCUMENT)
                .where(DOCUMENT.CODE.eq(Numbering.code(number)))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(number));
    }

    List<DocumentVersionRecord> versions(DocumentRecord document) {
        return db.selectFrom(DOCUMENT_VERSION)
                .where(DOCUMENT_VERSION.DOCUMENT_ID.eq(document.getId()))
                .orderBy(DOCUMENT_VERSION.SEQ)
                .fetch();
    }

    DocumentVersionRecord newest(DocumentRecord document) {
        return versions(document).getLast();
    }

    Optional<DocumentVersionRecord> version(DocumentRecord document, String label) {
        return versions(document).stream()
                .filter(row -> row.getLabel().equals(label))
                .findFirst();
    }

    Slice<DocumentRecord> list(Condition condition, @Nullable Cursor cursor, int limit) {
        var after = cursor == null
                ? DSL.noCondition()
                : DOCUMENT.ID.lt(Long.parseLong(cursor.values().getFirst()));
        var rows = db.selectFrom(DOCUMENT)
                .where(condition)
                .and(after)
                .orderBy(DOCUMENT.ID.desc())
                .limit(limit + 1)
                .fetch();
        return Slice.of(rows, limit, row -> Cursor.of(row.getId()), null);
    }

    List<String> ofOrigin(String origin) {
        return db.select(DOCUMENT.NUMBER)
                .from(DOCUMENT)
                .where(DOCUMENT.ORIGIN.eq(origin))
                .orderBy(DOCUMENT.ID)
                .fetch(DOCUMENT.NUMBER);
    }

    void keep(DocumentVersionRecord version, DocumentContent content) {
        version.setContent(json.writeValueAsString(content));
    }

    @Nullable
    DocumentContent content(DocumentVersionRecord version) {
        var text = version.getContent();
        return text == null ? null : json.readValue(text, DocumentContent.class);
    }

    void freeze(DocumentVersionRecord version, DocumentFormat format, byte[] bytes) {
        db.insertInto(FROZEN_FILE)
                .set(FROZEN_FILE.VERSION_ID, version.getId())
                .set(FROZEN_FILE.FORMAT, format.name())
                .set(FROZEN_FILE.CONTENT, bytes)
                .set(FROZEN_FILE.SHA256, HexFormat.of().parseHex(sha256(bytes)))
                .execute();
    }

    byte @Nullable [] frozen(DocumentVersionRecord version, DocumentFormat format) {
        return db.select(FROZEN_FILE.CONTENT)
                .from(FROZEN_FILE)
                .where(FROZEN_FILE.VERSION_ID.eq(version.getId()))
                .and(FROZEN_FILE.FORMAT.eq(format.name()))
                .fetchOne(FROZEN_FILE.CONTENT);
    }

    Map<DocumentFormat, String> digests(DocumentVersionRecord version) {
        var digests = new EnumMap<DocumentFormat, String>(DocumentFormat.class);
        db.select(FROZEN_FILE.FORMAT, FROZEN_FILE.SHA256)
                .from(FROZEN_FILE)
                .where(FROZEN_FILE.VERSION_ID.eq(version.getId()))
                .forEach(row -> digests.put(
                        DocumentFormat.valueOf(row.value1()), HexFormat.of().formatHex(row.value2())));
        return digests;
    }

    List<String> distributedTo(DocumentVersionRecord version) {
        return db.select(DISTRIBUTION.DEPARTMENT)
                .from(DISTRIBUTION)
                .where(DISTRIBUTION.VERSION_ID.eq(version.getId()))
                .orderBy(DISTRIBUTION.DEPARTMENT)
                .fetch(DISTRIBUTION.DEPARTMENT);
    }

    List<String> acknowledgedBy(DocumentVersionRecord version) {
        return db.select(ACKNOWLEDGEMENT.NAME)
                .from(ACKNOWLEDGEMENT)
                .where(ACKNOWLEDGEMENT.VERSION_ID.eq(version.getId()))
                .orderBy(ACKNOWLEDGEMENT.ACKNOWLEDGED_AT)
                .fetch(ACKNOWLEDGEMENT.NAME);
    }

    boolean acknowledged(DocumentVersionRecord version, String login) {
        return db.fetchExists(
                ACKNOWLEDGEMENT, ACKNOWLEDGEMENT.VERSION_ID.eq(version.getId()).and(ACKNOWLEDGEMENT.LOGIN.eq(login)));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
