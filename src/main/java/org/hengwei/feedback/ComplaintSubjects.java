package org.hengwei.feedback;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on complaints by whoever may read them. */
@Component
class ComplaintSubjects implements SubjectKind {

    private final Complaints complaints;

    ComplaintSubjects(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public String kind() {
        return ComplaintKey.KIND;
    }

    @Override
    public Permission reading() {
        return FeedbackPermission.READ;
    }

    @Override
    public void reveal(String code) {
        complaints.find(ComplaintKey.of(code));
    }

    @Override
    public void contribute(String code) {
        complaints.find(ComplaintKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/complaints/" + code;
    }
}
