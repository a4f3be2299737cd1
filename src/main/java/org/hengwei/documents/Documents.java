package org.hengwei.documents;

import static org.hengwei.documents.db.Tables.ACKNOWLEDGEMENT;
import static org.hengwei.documents.db.Tables.DISTRIBUTION;
import static org.hengwei.documents.db.Tables.REVISION_REQUEST;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.Step;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of controlled documents (C32). A number may be given as on the paper or as in addresses. Signing itself happens
 * in the room of approvals.
 */
@Service
@Transactional
public class Documents {

    private final DSLContext db;
    private final DocumentRepository repository;
    private final DocumentViews views;
    private final Numbering numbering;
    private final Paper paper;
    private final Approvals approvals;
    private final People people;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;
    private final ApplicationEventPublisher events;

    Documents(
            DSLContext db,
            DocumentRepository repository,
            DocumentViews views,
            Numbering numbering,
            Paper paper,
            Approvals approvals,
            People people,
            Access access,
            Clock clock,
            CompanyZone zone,
            ApplicationEventPublisher events) {
        this.db = db;
        this.repository = repository;
        this.views = views;
        this.numbering = numbering;
        this.paper = paper;
        this.approvals = approvals;
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
    }

    /**
     * Makes a document with its number and first version. The actor is its author.
     *
     * @throws Refused when author, reviewer and approver are not three persons (H17), or a field is missing
     */
    public DocumentView draft(DraftDocument draft) {
        var actor = access.demand(DocumentPermission.DRAFT);
        new Checks()
                .present(draft.kind(), "kind")
                .present(draft.title(), "title")
                .atMost(draft.title(), 200, "title")
                .that(draft.language().matches("zh(-CN)?|en"), "language", "documents.refused.language")
                .present(draft.reviewer(), "reviewer")
                .present(draft.approver(), "approver")
                .that(
                        threePersons(actor.login(), draft.reviewer(), draft.approver()),
                        "reviewer",
                        "documents.refused.three-persons")
                .that(known(draft.reviewer()), "reviewer", "documents.refused.nobody", draft.reviewer())
                .that(known(draft.approver()), "approver", "documents.refused.nobody", draft.approver())
                .refuse();
        var document = insert(draft, actor);
        var version = firstVersion(document, actor);
        changed(document, version);
        events.publishEvent(new DocumentEvent.Drafted(
                subject(document),
                document.getDraftedAt(),
                draft.origin(),
                document.getNumber(),
                document.getTitle(),
                version.getLabel()));
        return views.view(document);
    }

    private DocumentRecord insert(DraftDocument draft, Actor author) {
        var now = now();
        var year = draft.year() == null ? LocalDate.ofInstant(now, zone.id()).getYear() : draft.year();
        var row = repository.newDocument();
        row.setNumber(numbering.next(draft.kind(), year));
        row.setCode(Numbering.code(row.getNumber()));
        row.setKind(draft.kind());
        row.setTitle(paper.title(draft.title().strip(), draft.year(), draft.language()));
        row.setLanguage(draft.language());
        row.setYear(draft.year());
        row.setOrigin(draft.origin() == null ? null : draft.origin().toString());
        row.setAuthor(author.login());
        row.setReviewer(draft.reviewer().strip());
        row.setApprover(draft.approver().strip());
        row.setSecurityClass(draft.securityClass().name());
        row.setDepartments(draft.departments().toArray(String[]::new));
        row.setStaff(draft.staff());
        row.setState(DocumentState.DRAFT.name());
        row.setLabel(numbering.first(draft.kind()));
        row.setDraftedAt(now);
        row.store();
        return row;
    }

    private DocumentVersionRecord firstVersion(DocumentRecord document, Actor author) {
        var note = paper.firstIssue(document.getLanguage());
        return nextVersion(document, 1, author, note, null);
    }

    private DocumentVersionRecord nextVersion(
            DocumentRecord document, int seq, Actor author, String note, @Nullable String pages) {
        var row = repository.newVersion(document);
        row.setSeq(seq);
        row.setLabel(document.getLabel());
        row.setState(DocumentState.DRAFT.name());
        row.setChangeNote(note);
        row.setRevisedPages(pages);
        row.setAuthor(author.login());
        row.setAuthorName(author.name());
        row.setReviewer(document.getReviewer());
        row.setApprover(document.getApprover());
        row.store();
        return row;
    }

    /** What a draft says so far; may be given as often as wanted until submitted. */
    public DocumentView write(String number, DocumentContent content) {
        access.demand(DocumentPermission.DRAFT);
        var document = repository.locked(number);
        var version = mine(document);
        repository.keep(version, content);
        version.store();
        return changed(document, version);
    }

    /**
     * Hands a draft in for sign-off: the author signs by this, the reviewer and the approver follow.
     *
     * @throws Refused unless the actor is the author of a draft
     */
    public DocumentView submit(String number, DocumentContent content) {
        access.demand(DocumentPermission.DRAFT);
        var document = repository.locked(number);
        var version = mine(document);
        repository.keep(version, content);
        version.setState(DocumentState.IN_REVIEW.name());
        version.setReviewer(document.getReviewer());
        version.setApprover(document.getApprover());
        version.setAuthoredAt(now());
        version.store();
        changed(document, version);
        events.publishEvent(new DocumentEvent.Submitted(
                subject(document), now(), origin(document), document.getNumber(), version.getLabel()));
        approvals.open(
                subject(document),
                document.getNumber() + " " + version.getLabel() + " " + document.getTitle(),
                "/documents/" + document.getCode(),
                new Whereabouts(null, null, null, people(document)),
                List.of(
                        new Step(Step.AUTHOR, version.getAuthor()),
                        new Step(Step.REVIEWER, version.getReviewer()),
                        new Step(Step.APPROVER, version.getApprover())));
        return views.view(document);
    }

    /**
     * Puts an approved version in force: DOCX and PDF are made once and kept with their digests; an earlier version is
     * superseded.
     *
     * @throws Refused unless approved by all three (H17)
     */
    public DocumentView issue(String number, LocalDate effectiveOn) {
        var actor = access.demand(DocumentPermission.CONTROL);
        var document = repository.locked(number);
        var version = expect(document, DocumentState.APPROVED);
        version.setState(DocumentState.ISSUED.name());
        version.setIssuedAt(now());
        version.setIssuedBy(actor.login());
        version.setEffectiveOn(effectiveOn);
        var content = paper.complete(document, version, repository.versions(document), contentOf(version));
        repository.keep(version, content);
        version.store();
        var pdf = freeze(document, version, content);
        supersede(document, version);
        document.setIssuedLabel(version.getLabel());
        changed(document, version);
        events.publishEvent(new DocumentEvent.Issued(
                subject(document),
                version.getIssuedAt(),
                origin(document),
                document.getNumber(),
                version.getLabel(),
                effectiveOn,
                DocumentRepository.sha256(pdf)));
        return views.view(document);
    }

    private byte[] freeze(DocumentRecord document, DocumentVersionRecord version, DocumentContent content) {
        var kind = document.getKind();
        repository.freeze(
                version, DocumentFormat.DOCX, paper.render(content, kind, document.getLanguage(), DocumentFormat.DOCX));
        var pdf = paper.render(content, kind, document.getLanguage(), DocumentFormat.PDF);
        repository.freeze(version, DocumentFormat.PDF, pdf);
        return pdf;
    }

    private void supersede(DocumentRecord document, DocumentVersionRecord by) {
        for (var earlier : repository.versions(document)) {
            if (earlier.getSeq() < by.getSeq() && earlier.getState().equals(DocumentState.ISSUED.name())) {
                earlier.setState(DocumentState.SUPERSEDED.name());
                earlier.setEndedAt(now());
                earlier.store();
            }
        }
    }

    /**
     * Begins the next version from the issued one; the actor is its author.
     *
     * @param major V2.0 or B0 instead of V1.1 or A1
     * @param reason becomes the change note of the history
     * @param pages which pages change (R341)
     */
    public DocumentView reviseFrom(String number, boolean major, String reason, @Nullable String pages) {
        var actor = access.demand(DocumentPermission.DRAFT);
        new Checks().present(reason, "reason").atMost(reason, 500, "reason").refuse();
        var document = repository.locked(number);
        var before = expect(document, DocumentState.ISSUED);
        if (!threePersons(actor.login(), document.getReviewer(), document.getApprover())) {
            throw Refused.conflict("documents.refused.three-persons");
        }
        document.setLabel(Numbering.following(before.getLabel(), major));
        document.setAuthor(actor.login());
        var version = nextVersion(document, before.getSeq() + 1, actor, reason.strip(), pages);
        version.setContent(before.getContent());
        version.store();
        changed(document, version);
        answerRequests(document);
        events.publishEvent(new DocumentEvent.Revised(
                subject(document), now(), origin(document), document.getNumber(), version.getLabel(), reason.strip()));
        return views.view(document);
    }

    private void answerRequests(DocumentRecord document) {
        db.update(REVISION_REQUEST)
                .set(REVISION_REQUEST.ANSWERED_AT, now())
                .where(REVISION_REQUEST.DOCUMENT_ID.eq(document.getId()))
                .and(REVISION_REQUEST.ANSWERED_AT.isNull())
                .execute();
    }

    /** Names other people for the signatures of a draft. */
    public DocumentView signers(String number, String reviewer, String approver) {
        access.demand(DocumentPermission.DRAFT);
        var document = repository.locked(number);
        var version = mine(document);
        new Checks()
                .present(reviewer, "reviewer")
                .present(approver, "approver")
                .that(
                        threePersons(version.getAuthor(), reviewer, approver),
                        "reviewer",
                        "documents.refused.three-persons")
                .that(known(reviewer), "reviewer", "documents.refused.nobody", reviewer)
                .that(known(approver), "approver", "documents.refused.nobody", approver)
                .refuse();
        document.setReviewer(reviewer.strip());
        document.setApprover(approver.strip());
        return changed(document, version);
    }

    /** Hands the issued version to departments; those that have it already stay. */
    public DocumentView distribute(String number, List<String> departments) {
        var actor = access.demand(DocumentPermission.CONTROL);
        var document = repository.locked(number);
        var version = inForce(document);
        new Checks()
                .that(!departments.isEmpty(), "departments", "shared.required")
                .refuse();
        for (var department : departments) {
            db.insertInto(DISTRIBUTION)
                    .set(DISTRIBUTION.VERSION_ID, version.getId())
                    .set(DISTRIBUTION.DEPARTMENT, department.strip())
                    .set(DISTRIBUTION.DISTRIBUTED_BY, actor.login())
                    .set(DISTRIBUTION.DISTRIBUTED_AT, now())
                    .onConflictDoNothing()
                    .execute();
        }
        events.publishEvent(new DocumentEvent.Distributed(
                subject(document),
                now(),
                origin(document),
                document.getNumber(),
                version.getLabel(),
                List.copyOf(departments)));
        return views.view(document);
    }

    /** The actor confirms that he knows the version in force; once is enough. */
    public DocumentView acknowledge(String number) {
        var actor = access.demand(DocumentPermission.ACKNOWLEDGE);
        views.reveal(number);
        var document = repository.locked(number);
        var version = inForce(document);
        var made = db.insertInto(ACKNOWLEDGEMENT)
                .set(ACKNOWLEDGEMENT.VERSION_ID, version.getId())
                .set(ACKNOWLEDGEMENT.LOGIN, actor.login())
                .set(ACKNOWLEDGEMENT.NAME, actor.name())
                .set(ACKNOWLEDGEMENT.ACKNOWLEDGED_AT, now())
                .onConflictDoNothing()
                .execute();
        if (made == 1) {
            events.publishEvent(new DocumentEvent.Acknowledged(
                    subject(document),
                    now(),
                    origin(document),
                    document.getNumber(),
                    version.getLabel(),
                    actor.name()));
        }
        return views.view(document);
    }

    /** Anyone who may read it may ask for a revision (C32). */
    public void requestRevision(String number, String reason) {
        var actor = access.demand(DocumentPermission.ACKNOWLEDGE);
        views.reveal(number);
        new Checks().present(reason, "reason").atMost(reason, 2_000, "reason").refuse();
        var document = repository.locked(number);
        db.insertInto(REVISION_REQUEST)
                .set(REVISION_REQUEST.DOCUMENT_ID, document.getId())
                .set(REVISION_REQUEST.REASON, reason.strip())
                .set(REVISION_REQUEST.REQUESTED_BY, actor.login())
                .set(REVISION_REQUEST.REQUESTED_AT, now())
                .execute();
        events.publishEvent(new DocumentEvent.RevisionRequested(
                subject(document), now(), origin(document), document.getNumber(), reason.strip()));
    }

    /** Takes an issued document out of use. Its files stay. */
    public DocumentView obsolete(String number, String reason) {
        access.demand(DocumentPermission.CONTROL);
        new Checks().present(reason, "reason").atMost(reason, 500, "reason").refuse();
        var document = repository.locked(number);
        var version = expect(document, DocumentState.ISSUED);
        version.setState(DocumentState.OBSOLETE.name());
        version.setEndedAt(now());
        version.store();
        document.setIssuedLabel(null);
        changed(document, version);
        events.publishEvent(new DocumentEvent.Obsoleted(
                subject(document), now(), origin(document), document.getNumber(), reason.strip()));
        return views.view(document);
    }

    /** Takes a version back from sign-off; it is a draft again. */
    public DocumentView withdraw(String number, String reason) {
        access.demand(DocumentPermission.DRAFT);
        var document = repository.locked(number);
        approvals.withdraw(subject(document), reason);
        return views.get(number);
    }

    /** A preview of any content, without a document behind it. */
    @Transactional(readOnly = true)
    public byte[] render(DocumentContent content, String kind, String language, DocumentFormat format) {
        access.demand(DocumentPermission.READ);
        return paper.render(paper.withCompany(content), kind, language, format);
    }

    /** The newest version, if it is a draft of the actor. */
    private DocumentVersionRecord mine(DocumentRecord document) {
        var version = expect(document, DocumentState.DRAFT);
        if (!version.getAuthor().equals(access.actor().login())) {
            throw Refused.forbidden("documents.refused.not-author");
        }
        return version;
    }

    private DocumentVersionRecord expect(DocumentRecord document, DocumentState state) {
        var version = repository.newest(document);
        if (!version.getState().equals(state.name())) {
            throw Refused.conflict("documents.refused.state", version.getState());
        }
        return version;
    }

    private DocumentVersionRecord inForce(DocumentRecord document) {
        var label = document.getIssuedLabel();
        if (label == null) {
            throw Refused.conflict("documents.refused.not-issued");
        }
        return repository.version(document, label).orElseThrow();
    }

    private DocumentContent contentOf(DocumentVersionRecord version) {
        return Objects.requireNonNull(repository.content(version), "an approved version says something");
    }

    private DocumentView changed(DocumentRecord document, DocumentVersionRecord version) {
        document.setState(version.getState());
        document.setVersion(document.getVersion() == null ? 1 : document.getVersion() + 1);
        document.store();
        events.publishEvent(DocumentWork.of(document, version, access.holders("DOCUMENT_CONTROLLER")));
        return views.view(document);
    }

    /** A missing person is told as missing, not as unknown. */
    private boolean known(String login) {
        return login.isBlank() || people.exists(login.strip());
    }

    private static boolean threePersons(String author, String reviewer, String approver) {
        return !author.equals(reviewer.strip())
                && !author.equals(approver.strip())
                && !reviewer.strip().equals(approver.strip());
    }

    private static Set<String> people(DocumentRecord document) {
        return Set.of(document.getAuthor(), document.getReviewer(), document.getApprover());
    }

    static Subject subject(DocumentRecord document) {
        return new Subject(DocumentSubjects.KIND, document.getCode());
    }

    static @Nullable Subject origin(DocumentRecord document) {
        return document.getOrigin() == null ? null : Subject.parse(document.getOrigin());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
