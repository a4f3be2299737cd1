package org.hengwei.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.stereotype.Component;

/** Fills a template with a document's content. */
@Component
class DocxPaper {

    private final Templates templates;

    DocxPaper(Templates templates) {
        this.templates = templates;
    }

    byte[] render(DocumentContent content, String kind, Words words) {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(templates.of(kind, words)));
                var out = new ByteArrayOutputStream()) {
            Placeholders.fill(docx, values(content.cover(), words));
            for (var place : Placeholders.alone(docx, "history")) {
                var body = new DocxBody(docx, place);
                body.table(HistoryTable.of(content.cover(), words));
                body.done();
            }
            for (var place : Placeholders.alone(docx, "body")) {
                body(new DocxBody(docx, place), content, words);
            }
            docx.getProperties().getCoreProperties().setTitle(content.cover().title());
            docx.getProperties().getCoreProperties().setCreator(content.cover().company());
            docx.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void body(DocxBody body, DocumentContent content, Words words) {
        for (var section : sections(content, words)) {
            if (!section.title().isBlank()) {
                body.heading(1, section.title());
            }
            section.blocks().forEach(body::block);
        }
        body.done();
    }

    /** References stand at the end unless a section of the content has them already. */
    static List<Section> sections(DocumentContent content, Words words) {
        var references = content.cover().references();
        if (references.isEmpty()) {
            return content.sections();
        }
        var all = new ArrayList<>(content.sections());
        all.add(new Section(words.t("documents.paper.references"), List.of(new Block.Bullets(references, true))));
        return all;
    }

    private static Map<String, String> values(Cover cover, Words words) {
        var values = new LinkedHashMap<String, String>();
        values.put("company", cover.company());
        values.put("title", cover.title());
        values.put("number", cover.number());
        values.put("version", cover.version());
        values.put("controlState", cover.controlState());
        values.put("securityClass", cover.securityClass());
        values.put("effectiveOn", words.day(cover.effectiveOn()));
        values.put("departments", String.join(", ", cover.departments()));
        values.put("staff", Words.text(cover.staff()));
        signature(values, "author", cover.author(), words);
        signature(values, "reviewer", cover.reviewer(), words);
        signature(values, "approver", cover.approver(), words);
        return values;
    }

    private static void signature(Map<String, String> values, String role, Cover.Signature signature, Words words) {
        values.put(role, Words.text(signature.name()));
        values.put(role + "Date", words.day(signature.date()));
    }
}
