package org.hengwei.incidents;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on incidents by whoever may read them. */
@Component
class IncidentSubjects implements SubjectKind {

    private final IncidentQueue queue;

    IncidentSubjects(IncidentQueue queue) {
        this.queue = queue;
    }

    @Override
    public String kind() {
        return IncidentKey.KIND;
    }

    @Override
    public Permission reading() {
        return IncidentPermission.READ;
    }

    @Override
    public void reveal(String code) {
        queue.reveal(IncidentKey.of(code));
    }

    @Override
    public void contribute(String code) {
        queue.reveal(IncidentKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/incidents/" + code;
    }
}
