package org.hengwei.requests;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on requests by whoever may read them. */
@Component
class RequestSubjects implements SubjectKind {

    private final ObjectProvider<RequestQueue> queue;

    RequestSubjects(ObjectProvider<RequestQueue> queue) {
        this.queue = queue;
    }

    @Override
    public String kind() {
        return RequestKey.KIND;
    }

    @Override
    public Permission reading() {
        return RequestPermission.READ;
    }

    @Override
    public void reveal(String code) {
        queue.getObject().reveal(RequestKey.of(code));
    }

    @Override
    public void contribute(String code) {
        reveal(code);
    }

    @Override
    public String href(String code) {
        return "/requests/" + code;
    }
}
