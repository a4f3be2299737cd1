package org.hengwei.agreements;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files (the signed paper) and links be made on agreements by whoever may read them. */
@Component
class AgreementSubjects extends PlainSubjectKind {

    AgreementSubjects(AgreementBook book) {
        super("agreement", "/agreements/", AgreementPermission.READ, code -> book.editions(code));
    }
}
