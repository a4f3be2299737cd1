package org.hengwei.incidents;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on incidents by whoever may read them. */
@Component
class IncidentSubjects extends PlainSubjectKind {

    IncidentSubjects(IncidentQueue queue) {
        super(IncidentKey.KIND, "/incidents/", IncidentPermission.READ, code -> queue.reveal(IncidentKey.of(code)));
    }
}
