package org.hengwei.feedback;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on complaints by whoever may read them. */
@Component
class ComplaintSubjects extends PlainSubjectKind {

    ComplaintSubjects(Complaints complaints) {
        super(
                ComplaintKey.KIND,
                "/complaints/",
                FeedbackPermission.READ,
                code -> complaints.find(ComplaintKey.of(code)));
    }
}
