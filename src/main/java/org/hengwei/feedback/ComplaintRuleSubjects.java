package org.hengwei.feedback;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets whoever may read complaints read how their rules were changed. */
@Component
class ComplaintRuleSubjects extends PlainSubjectKind {

    ComplaintRuleSubjects(ComplaintRules rules) {
        super(
                ComplaintRules.SUBJECT.kind(),
                "/complaints/rules?of=",
                FeedbackPermission.READ,
                code -> rules.threshold());
    }
}
