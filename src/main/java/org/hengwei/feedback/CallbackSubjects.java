package org.hengwei.feedback;

import org.hengwei.shared.PlainSubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on callbacks by whoever may read them. */
@Component
class CallbackSubjects extends PlainSubjectKind {

    CallbackSubjects(Callbacks callbacks) {
        super(CallbackKey.KIND, "/callbacks/", FeedbackPermission.READ, code -> callbacks.find(CallbackKey.of(code)));
    }
}
