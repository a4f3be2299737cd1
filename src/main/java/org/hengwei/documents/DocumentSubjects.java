package org.hengwei.documents;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Comments, files and links on documents, for whoever may read them. */
@Component
class DocumentSubjects implements SubjectKind {

    static final String KIND = "document";

    private final DocumentViews views;

    DocumentSubjects(DocumentViews views) {
        this.views = views;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void reveal(String code) {
        views.reveal(code);
    }

    @Override
    public void contribute(String code) {
        views.reveal(code);
    }

    @Override
    public Permission reading() {
        return DocumentPermission.READ;
    }

    @Override
    public String href(String code) {
        return "/documents/" + code;
    }
}
