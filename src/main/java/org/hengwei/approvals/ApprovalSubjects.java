package org.hengwei.approvals;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A round is seen like the thing it signs; what is said about it stands there. */
@Component
class ApprovalSubjects implements SubjectKind {

    static final String KIND = "approval";

    private final ObjectProvider<Approvals> approvals;

    ApprovalSubjects(ObjectProvider<Approvals> approvals) {
        this.approvals = approvals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void reveal(String code) {
        approvals.getObject().byNumber(code);
    }

    @Override
    public void contribute(String code) {
        reveal(code);
    }

    @Override
    public Permission reading() {
        return ApprovalPermission.READ;
    }

    @Override
    public String href(String code) {
        return approvals.getObject().byNumber(code).href();
    }
}
