package org.hengwei.documents;

import java.util.Set;
import org.hengwei.documents.db.DocumentRecord;
import org.hengwei.documents.db.DocumentVersionRecord;
import org.hengwei.shared.Work;

/** The face of a document in the worklist: a draft waits for its author, an approved version for document control. */
final class DocumentWork {

    private DocumentWork() {}

    /** The name of a confidential document is kept from the list that many see. */
    private static String title(DocumentRecord document, DocumentVersionRecord version) {
        var numbered = document.getNumber() + " " + version.getLabel();
        return document.getSecurityClass().equals(SecurityClass.CONFIDENTIAL.name())
                ? numbered
                : numbered + " " + document.getTitle();
    }

    static Work of(DocumentRecord document, DocumentVersionRecord version, Set<String> controllers) {
        var state = DocumentState.valueOf(version.getState());
        return new Work(
                Documents.subject(document),
                title(document, version),
                state.name(),
                state == DocumentState.DRAFT || state == DocumentState.APPROVED,
                state == DocumentState.DRAFT ? version.getAuthor() : null,
                null,
                null,
                null,
                null,
                null,
                document.getDraftedAt(),
                state == DocumentState.APPROVED ? controllers : Set.of(),
                "/documents/" + document.getCode(),
                document.getNumber());
    }
}
