package org.hengwei.feedback;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on callbacks by whoever may read them. */
@Component
class CallbackSubjects implements SubjectKind {

    private final Callbacks callbacks;

    CallbackSubjects(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public String kind() {
        return CallbackKey.KIND;
    }

    @Override
    public Permission reading() {
        return FeedbackPermission.READ;
    }

    @Override
    public void reveal(String code) {
        callbacks.find(CallbackKey.of(code));
    }

    @Override
    public void contribute(String code) {
        callbacks.find(CallbackKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/callbacks/" + code;
    }
}
