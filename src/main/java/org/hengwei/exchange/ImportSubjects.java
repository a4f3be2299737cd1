package org.hengwei.exchange;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** An import has a timeline. */
@Component
class ImportSubjects extends PlainSubjectKind {

    ImportSubjects(Imports imports) {
        super("import", "/imports/", null, code -> imports.find(code));
    }
}
