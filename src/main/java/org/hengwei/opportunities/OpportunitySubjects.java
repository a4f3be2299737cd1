package org.hengwei.opportunities;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on opportunities by whoever may read them. */
@Component
class OpportunitySubjects extends PlainSubjectKind {

    OpportunitySubjects(Opportunities opportunities) {
        super(
                OpportunityKey.KIND,
                "/opportunities/",
                OpportunityPermission.READ,
                code -> opportunities.find(OpportunityKey.of(code)));
    }
}
