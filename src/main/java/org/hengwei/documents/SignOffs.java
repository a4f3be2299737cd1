package org.hengwei.documents;

import java.time.Instant;
import org.hengwei.approvals.ApprovalEvent;
import org.hengwei.approvals.Step;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.shared.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries signatures from the round into the document's version, in the signer's own transaction: a signature and the state
 * that follows from it stand or fall together (H17).
 */
@Component
class SignOffs {

    private final DocumentRepository repository;
    private final Access access;
    private final ApplicationEventPublisher events;

    SignOffs(DocumentRepository repository, Access access, ApplicationEventPublisher events) {
        this.repository = repository;
        this.access = access;
        this.events = events;
    }

    @EventListener
    void heard(ApprovalEvent event) {
        if (!event.subject().kind().equals(DocumentSubjects.KIND)) {
            return;
        }
        var document = repository.locked(event.subject().code());
        var version = repository.newest(document);
        switch (event) {
            case ApprovalEvent.Agreed agreed -> signed(document, version, agreed);
            case ApprovalEvent.Refused refused -> sentBack(document, version, refused.at(), refused.reason());
            case ApprovalEvent.Withdrawn withdrawn -> sentBack(document, version, withdrawn.at(), withdrawn.reason());
            case ApprovalEvent.Delegated delegated -> delegated(document, version, delegated);
            case ApprovalEvent.Opened _, ApprovalEvent.Completed _ -> {}
        }
    }

    private void signed(DocumentRecord document, DocumentVersionRecord version, ApprovalEvent.Agreed agreed) {
        if (agreed.role().equals(Step.REVIEWER)) {
            version.setReviewerName(agreed.name());
            version.setReviewedAt(agreed.at());
            move(document, version, DocumentState.REVIEWED);
            events.publishEvent(new DocumentEvent.Reviewed(
                    agreed.subject(),
                    agreed.at(),
                    Documents.origin(document),
                    document.getNumber(),
                    version.getLabel(),
                    agreed.name()));
        } else if (agreed.role().equals(Step.APPROVER)) {
            version.setApproverName(agreed.name());
            version.setApprovedAt(agreed.at());
            move(document, version, DocumentState.APPROVED);
            events.publishEvent(new DocumentEvent.Approved(
                    agreed.subject(),
                    agreed.at(),
                    Documents.origin(document),
                    document.getNumber(),
                    version.getLabel(),
                    agreed.name()));
        }
    }

    /** A draft again; signatures made so far are void. */
    private void sentBack(DocumentRecord document, DocumentVersionRecord version, Instant at, String reason) {
        version.setAuthoredAt(null);
        version.setReviewerName(null);
        version.setReviewedAt(null);
        version.setApproverName(null);
        version.setApprovedAt(null);
        move(document, version, DocumentState.DRAFT);
        events.publishEvent(new DocumentEvent.SentBack(
                Documents.subject(document),
                at,
                Documents.origin(document),
                document.getNumber(),
                version.getLabel(),
                reason));
    }

    private void delegated(DocumentRecord document, DocumentVersionRecord version, ApprovalEvent.Delegated delegated) {
        if (delegated.role().equals(Step.REVIEWER)) {
            version.setReviewer(delegated.to());
        } else if (delegated.role().equals(Step.APPROVER)) {
            version.setApprover(delegated.to());
        }
        version.store();
    }

    private void move(DocumentRecord document, DocumentVersionRecord version, DocumentState state) {
        version.setState(state.name());
        version.store();
        document.setState(state.name());
        document.setVersion(document.getVersion() + 1);
        document.store();
        events.publishEvent(DocumentWork.of(document, version, access.holders("DOCUMENT_CONTROLLER")));
    }
}
