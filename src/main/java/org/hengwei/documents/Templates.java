package org.hengwei.documents;

import static org.hengwei.documents.db.Tables.TEMPLATE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.NotOfficeXmlFileException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A company's own .docx templates, per kind of document or for all; without one, the shipped template is used. */
@Service
@Transactional
public class Templates {

    /** Without these a paper would not be a controlled document (R340, R342). */
    static final List<String> REQUIRED =
            List.of("title", "number", "version", "controlState", "author", "reviewer", "approver", "history", "body");

    private static final int LARGEST = 5 * 1024 * 1024;

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final MessageSource messages;

    Templates(DSLContext db, Access access, Clock clock, MessageSource messages) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.messages = messages;
    }

    public record TemplateView(String kind, String name, String sha256, String uploadedBy, Instant uploadedAt) {}

    @Transactional(readOnly = true)
    public List<TemplateView> all() {
        access.demand(DocumentPermission.SET_UP);
        return db.selectFrom(TEMPLATE)
                .orderBy(TEMPLATE.KIND)
                .fetch(row -> new TemplateView(
                        row.getKind(),
                        row.getName(),
                        HexFormat.of().formatHex(row.getSha256()),
                        row.getUploadedBy(),
                        row.getUploadedAt()));
    }

    /**
     * Replaces the template of a kind ({@code *} for all without one of their own). Issued documents keep their bytes.
     *
     * @throws Refused when it is no DOCX, larger than 5 MB, or lacks a required placeholder; the refusal names them
     */
    public void replace(String kind, String name, byte[] content) {
        var actor = access.demand(DocumentPermission.SET_UP);
        new Checks()
                .that(kind.matches("[A-Z][A-Z0-9_]{1,40}|\\*"), "kind", "documents.refused.kind")
                .that(content.length <= LARGEST, "file", "documents.refused.template-size")
                .refuse();
        check(content);
        var sha256 = HexFormat.of().parseHex(DocumentRepository.sha256(content));
        db.insertInto(TEMPLATE)
                .set(TEMPLATE.KIND, kind)
                .set(TEMPLATE.NAME, name)
                .set(TEMPLATE.CONTENT, content)
                .set(TEMPLATE.SHA256, sha256)
                .set(TEMPLATE.UPLOADED_BY, actor.login())
                .set(TEMPLATE.UPLOADED_AT, clock.instant())
                .onConflict(TEMPLATE.KIND)
                .doUpdate()
                .set(TEMPLATE.NAME, name)
                .set(TEMPLATE.CONTENT, content)
                .set(TEMPLATE.SHA256, sha256)
                .set(TEMPLATE.UPLOADED_BY, actor.login())
                .set(TEMPLATE.UPLOADED_AT, clock.instant())
                .execute();
    }

    /** What every template must contain, as written in it. */
    public List<String> required() {
        return REQUIRED.stream().map(Placeholders::written).toList();
    }

    /** Back to the shipped template. */
    public void remove(String kind) {
        access.demand(DocumentPermission.SET_UP);
        db.deleteFrom(TEMPLATE).where(TEMPLATE.KIND.eq(kind)).execute();
    }

    /** The template in use, to look at or to begin one's own with. */
    @Transactional(readOnly = true)
    public byte[] inUse(String kind, String language) {
        access.demand(DocumentPermission.SET_UP);
        return of(kind, new Words(messages, Locale.forLanguageTag(language)));
    }

    byte[] of(String kind, Words words) {
        var own = db.select(TEMPLATE.CONTENT)
                .from(TEMPLATE)
                .where(TEMPLATE.KIND.in(kind, Numbering.ANY))
                .orderBy(TEMPLATE.KIND.eq(Numbering.ANY))
                .limit(1)
                .fetchOne(TEMPLATE.CONTENT);
        return own == null ? ShippedTemplate.make(words) : own;
    }

    private static void check(byte[] content) {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(content))) {
            var found = Placeholders.of(docx);
            var missing =
                    REQUIRED.stream().filter(name -> !found.contains(name)).toList();
            if (!missing.isEmpty()) {
                var named = missing.stream().map(Placeholders::written).toList();
                throw Refused.field("file", "documents.refused.placeholders", String.join(" ", named));
            }
        } catch (IOException | NotOfficeXmlFileException | OpenXML4JRuntimeException e) {
            throw Refused.field("file", "documents.refused.no-docx");
        }
    }
}
