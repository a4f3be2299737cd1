package org.hengwei.documents;

import static org.hengwei.documents.db.Tables.DISTRIBUTION;
import static org.hengwei.documents.db.Tables.DOCUMENT;
import static org.hengwei.documents.db.Tables.DOCUMENT_VERSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Documents as the caller may see them. Confidential ones are seen by those who sign them, document control, and the
 * departments they were handed to.
 */
@Service
@Transactional(readOnly = true)
public class DocumentViews {

    private final DocumentRepository repository;
    private final Paper paper;
    private final Access access;

    DocumentViews(DocumentRepository repository, Paper paper, Access access) {
        this.repository = repository;
        this.paper = paper;
        this.access = access;
    }

    /** Null and blank filters let everything through. @param q in number or title */
    public record Filter(
            @Nullable String kind,
            @Nullable DocumentState state,
            @Nullable Integer year,
            @Nullable String q) {}

    /** Newest first. */
    public Slice<DocumentLine> list(Filter filter, @Nullable String cursor, int limit) {
        access.demand(DocumentPermission.READ);
        var condition = visible().and(matches(filter));
        return repository.list(condition, Cursor.decode(cursor, 1), limit).map(DocumentViews::line);
    }

    /** Number as on the paper or as in addresses. */
    public DocumentView get(String number) {
        return view(reveal(number));
    }

    /** Documents that put the thing on paper, the oldest first. */
    public List<DocumentView> of(Subject origin) {
        return repository.ofOrigin(origin.toString()).stream()
                .map(repository::document)
                .filter(this::sees)
                .map(this::view)
                .toList();
    }

    /** What the version says, its cover filled in; null when nothing has been written yet. */
    public @Nullable DocumentContent content(String number, String label) {
        var document = reveal(number);
        var version = version(document, label);
        var content = repository.content(version);
        return content == null || version.getIssuedAt() != null
                ? content
                : paper.complete(document, version, repository.versions(document), content);
    }

    /** The frozen file of an issued version, else a preview. */
    public DocumentFile file(String number, String label, DocumentFormat format) {
        var document = reveal(number);
        var version = version(document, label);
        var frozen = repository.frozen(version, format);
        var bytes = frozen == null ? preview(document, version, format) : frozen;
        var name = document.getCode() + "_" + version.getLabel() + "."
                + format.name().toLowerCase(Locale.ROOT);
        return new DocumentFile(name, format, bytes, DocumentRepository.sha256(bytes), frozen != null);
    }

    private byte[] preview(DocumentRecord document, DocumentVersionRecord version, DocumentFormat format) {
        var content = repository.content(version);
        if (content == null) {
            throw Refused.conflict("documents.refused.nothing-written");
        }
        var complete = paper.complete(document, version, repository.versions(document), content);
        return paper.render(complete, document.getKind(), document.getLanguage(), format);
    }

    private DocumentVersionRecord version(DocumentRecord document, String label) {
        return repository.version(document, label).orElseThrow(() -> Refused.notFound(label));
    }

    /** Refused as not found unless it exists and the actor may read it. */
    DocumentRecord reveal(String number) {
        access.demand(DocumentPermission.READ);
        var document = repository.document(number);
        if (!sees(document)) {
            throw Refused.notFound(number);
        }
        return document;
    }

    private boolean sees(DocumentRecord document) {
        if (!document.getSecurityClass().equals(SecurityClass.CONFIDENTIAL.name())
                || access.may(DocumentPermission.CONTROL)) {
            return true;
        }
        var actor = access.actor();
        return signers(document).contains(actor.login())
                || repository.versions(document).stream()
                        .flatMap(version -> repository.distributedTo(version).stream())
                        .anyMatch(actor.departments()::contains);
    }

    /** The same as {@link #sees} for a list. */
    private Condition visible() {
        if (access.may(DocumentPermission.CONTROL)) {
            return DSL.noCondition();
        }
        var actor = access.actor();
        return DOCUMENT.SECURITY_CLASS
                .ne(SecurityClass.CONFIDENTIAL.name())
                .or(DOCUMENT.AUTHOR.eq(actor.login()))
                .or(DOCUMENT.REVIEWER.eq(actor.login()))
                .or(DOCUMENT.APPROVER.eq(actor.login()))
                .or(handedTo(actor.departments()));
    }

    private static Condition handedTo(Set<String> departments) {
        return DSL.exists(DSL.selectOne()
                .from(DISTRIBUTION)
                .join(DOCUMENT_VERSION)
                .on(DOCUMENT_VERSION.ID.eq(DISTRIBUTION.VERSION_ID))
                .where(DOCUMENT_VERSION.DOCUMENT_ID.eq(DOCUMENT.ID))
                .and(DISTRIBUTION.DEPARTMENT.in(departments)));
    }

    private static Condition matches(Filter filter) {
        var all = DSL.noCondition();
        if (filter.kind() != null && !filter.kind().isBlank()) {
            all = all.and(DOCUMENT.KIND.eq(filter.kind()));
        }
        if (filter.state() != null) {
            all = all.and(DOCUMENT.STATE.eq(filter.state().name()));
        }
        if (filter.year() != null) {
            all = all.and(DOCUMENT.YEAR.eq(filter.year()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var q = filter.q().strip();
            all = all.and(DOCUMENT.NUMBER.containsIgnoreCase(q).or(DOCUMENT.TITLE.containsIgnoreCase(q)));
        }
        return all;
    }

    private static Set<String> signers(DocumentRecord document) {
        return Set.of(document.getAuthor(), document.getReviewer(), document.getApprover());
    }

    DocumentView view(DocumentRecord row) {
        var versions = repository.versions(row);
        return new DocumentView(
                row.getNumber(),
                row.getCode(),
                row.getKind(),
                row.getTitle(),
                row.getLanguage(),
                row.getYear(),
                Documents.origin(row),
                row.getAuthor(),
                row.getReviewer(),
                row.getApprover(),
                SecurityClass.valueOf(row.getSecurityClass()),
                List.of(row.getDepartments()),
                row.getStaff(),
                DocumentState.valueOf(row.getState()),
                row.getLabel(),
                row.getIssuedLabel(),
                row.getDraftedAt(),
                versions.stream().map(this::version).toList(),
                moves(row, versions),
                row.getVersion());
    }

    private VersionView version(DocumentVersionRecord row) {
        return new VersionView(
                row.getLabel(),
                DocumentState.valueOf(row.getState()),
                row.getChangeNote(),
                row.getRevisedPages(),
                row.getAuthor(),
                row.getAuthorName(),
                row.getAuthoredAt(),
                row.getReviewer(),
                row.getReviewerName(),
                row.getReviewedAt(),
                row.getApprover(),
                row.getApproverName(),
                row.getApprovedAt(),
                row.getIssuedAt(),
                row.getEffectiveOn(),
                repository.digests(row),
                repository.distributedTo(row),
                repository.acknowledgedBy(row));
    }

    /** What the caller may do next, by the names of the API's nouns. */
    private List<String> moves(DocumentRecord document, List<DocumentVersionRecord> versions) {
        var newest = versions.getLast();
        var actor = access.actor();
        var moves = new ArrayList<String>();
        switch (DocumentState.valueOf(newest.getState())) {
            case DRAFT -> addIf(moves, "submission", newest.getAuthor().equals(actor.login()));
            case IN_REVIEW, REVIEWED ->
                addIf(moves, "withdrawal", newest.getAuthor().equals(actor.login()));
            case APPROVED -> addIf(moves, "issue", access.may(DocumentPermission.CONTROL));
            case ISSUED -> {
                addIf(moves, "revision", access.may(DocumentPermission.DRAFT) && !signsFor(document, actor));
                addIf(moves, "obsolescence", access.may(DocumentPermission.CONTROL));
            }
            case SUPERSEDED, OBSOLETE -> {}
        }
        inForce(document, versions, moves, actor);
        return moves;
    }

    private void inForce(
            DocumentRecord document, List<DocumentVersionRecord> versions, List<String> moves, Actor actor) {
        versions.stream()
                .filter(version -> Objects.equals(version.getLabel(), document.getIssuedLabel()))
                .findFirst()
                .ifPresent(version -> {
                    addIf(moves, "distribution", access.may(DocumentPermission.CONTROL));
                    addIf(moves, "acknowledgement", acknowledges(version, actor));
                    addIf(moves, "revision-request", access.may(DocumentPermission.ACKNOWLEDGE));
                });
    }

    private boolean acknowledges(DocumentVersionRecord version, Actor actor) {
        return access.may(DocumentPermission.ACKNOWLEDGE) && !repository.acknowledged(version, actor.login());
    }

    private static boolean signsFor(DocumentRecord document, Actor actor) {
        return document.getReviewer().equals(actor.login())
                || document.getApprover().equals(actor.login());
    }

    private static void addIf(List<String> moves, String move, boolean open) {
        if (open) {
            moves.add(move);
        }
    }

    private static DocumentLine line(DocumentRecord row) {
        return new DocumentLine(
                row.getNumber(),
                row.getCode(),
                row.getKind(),
                row.getTitle(),
                row.getYear(),
                DocumentState.valueOf(row.getState()),
                row.getLabel(),
                row.getIssuedLabel(),
                SecurityClass.valueOf(row.getSecurityClass()),
                row.getAuthor(),
                row.getDraftedAt());
    }
}
