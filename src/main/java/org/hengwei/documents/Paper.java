package org.hengwei.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hengwei.documents.Cover.HistoryRow;
import org.hengwei.documents.Cover.Signature;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.people.DepartmentView;
import org.hengwei.people.Departments;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a document on paper: fills its cover from what is known of it, and makes DOCX or PDF. */
@Component
class Paper {

    private final MessageSource messages;
    private final CompanyZone zone;
    private final Numbering numbering;
    private final Departments departments;
    private final DocxPaper docx;
    private final PdfPaper pdf;

    Paper(
            MessageSource messages,
            CompanyZone zone,
            Numbering numbering,
            Departments departments,
            DocxPaper docx,
            PdfPaper pdf) {
        this.messages = messages;
        this.zone = zone;
        this.numbering = numbering;
        this.departments = departments;
        this.docx = docx;
        this.pdf = pdf;
    }

    byte[] render(DocumentContent content, String kind, String language, DocumentFormat format) {
        var words = words(language);
        return switch (format) {
            case DOCX -> docx.render(content, kind, words);
            case PDF -> pdf.render(content, words);
        };
    }

    /** The title with the year of a yearly document in front or behind, as the language has it (R346). */
    String title(String title, @Nullable Integer year, String language) {
        return year == null || title.contains(year.toString())
                ? title
                : words(language).t("documents.paper.title", year.toString(), title);
    }

    String firstIssue(String language) {
        return words(language).t("documents.paper.first-issue");
    }

    DocumentContent withCompany(DocumentContent content) {
        var cover = content.cover();
        return cover.company().isBlank()
                ? new DocumentContent(named(cover, numbering.company()), content.sections())
                : content;
    }

    private static Cover named(Cover c, String company) {
        return new Cover(
                company,
                c.title(),
                c.number(),
                c.version(),
                c.controlState(),
                c.securityClass(),
                c.author(),
                c.reviewer(),
                c.approver(),
                c.effectiveOn(),
                c.departments(),
                c.staff(),
                c.history(),
                c.references());
    }

    /** The same content with its cover filled in from the document, its version and the history up to it. */
    DocumentContent complete(
            DocumentRecord document,
            DocumentVersionRecord version,
            List<DocumentVersionRecord> versions,
            DocumentContent content) {
        var words = words(document.getLanguage());
        var given = withCompany(content).cover();
        var history = versions.stream()
                .filter(row -> row.getSeq() <= version.getSeq())
                .map(this::historyRow)
                .toList();
        var cover = new Cover(
                given.company(),
                document.getTitle(),
                document.getNumber(),
                version.getLabel(),
                words.t("documents.paper.control." + version.getState()),
                words.t("documents.security." + document.getSecurityClass()),
                signature(version.getAuthorName(), version.getAuthoredAt()),
                signature(version.getReviewerName(), version.getReviewedAt()),
                signature(version.getApproverName(), version.getApprovedAt()),
                version.getEffectiveOn(),
                names(document.getDepartments()),
                document.getStaff(),
                history,
                given.references());
        return new DocumentContent(cover, content.sections());
    }

    /** Departments by their names; a code nobody knows stays as it is. */
    private List<String> names(String[] codes) {
        var names =
                departments.all(true).stream().collect(Collectors.toMap(DepartmentView::code, DepartmentView::name));
        return Arrays.stream(codes).map(code -> names.getOrDefault(code, code)).toList();
    }

    private HistoryRow historyRow(DocumentVersionRecord row) {
        return new HistoryRow(
                row.getLabel(),
                signature(row.getAuthorName(), row.getAuthoredAt()),
                signature(row.getReviewerName(), row.getReviewedAt()),
                signature(row.getApproverName(), row.getApprovedAt()),
                row.getRevisedPages(),
                row.getChangeNote());
    }

    private Signature signature(@Nullable String name, @Nullable Instant at) {
        LocalDate day = at == null ? null : zone.dayOf(at);
        return new Signature(name, day);
    }

    private Words words(String language) {
        return new Words(messages, Locale.forLanguageTag(language));
    }
}
