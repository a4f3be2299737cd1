package org.hengwei.incidents;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Reviews of major incidents stand on the page of their incident, and are seen by whoever sees it. */
@Component
class ReviewSubjects extends PlainSubjectKind {

    ReviewSubjects(IncidentQueue queue) {
        super(
                MajorReviews.KIND,
                "/incidents/",
                IncidentPermission.READ,
                code -> queue.reveal(IncidentKey.of(MajorReviews.incident(code))));
    }

    @Override
    public String href(String code) {
        return super.href(MajorReviews.incident(code));
    }
}
