package org.hengwei.exchange;

import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** An import has a timeline. */
@Component
class ImportSubjects implements SubjectKind {

    private final Imports imports;

    ImportSubjects(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return "import";
    }

    @Override
    public void reveal(String code) {
        imports.find(code);
    }

    @Override
    public void contribute(String code) {
        imports.find(code);
    }

    @Override
    public String href(String code) {
        return "/imports/" + code;
    }
}
