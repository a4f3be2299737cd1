package org.hengwei.agreements;

import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files (the signed paper) and links be made on agreements by whoever may read them. */
@Component
class AgreementSubjects implements SubjectKind {

    private final AgreementBook book;

    AgreementSubjects(AgreementBook book) {
        this.book = book;
    }

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public void reveal(String code) {
        book.editions(code);
    }

    @Override
    public void contribute(String code) {
        book.editions(code);
    }

    @Override
    public String href(String code) {
        return "/agreements/" + code;
    }
}
