package org.hengwei.processes;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Comments, files and links on definitions, for whoever may read them. */
@Component
class ProcessSubjects implements SubjectKind {

    private final DefinitionViews views;

    ProcessSubjects(DefinitionViews views) {
        this.views = views;
    }

    @Override
    public String kind() {
        return ProcessDefinitions.KIND;
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
        return ProcessPermission.READ;
    }

    @Override
    public String href(String code) {
        return ProcessDefinitions.href(code);
    }
}
