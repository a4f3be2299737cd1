package org.hengwei.desk;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on contacts by whoever may read them. */
@Component
class ContactSubjects implements SubjectKind {

    private final Desk desk;

    ContactSubjects(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return ContactKey.KIND;
    }

    @Override
    public Permission reading() {
        return DeskPermission.READ;
    }

    @Override
    public void reveal(String code) {
        desk.find(ContactKey.of(code));
    }

    @Override
    public void contribute(String code) {
        desk.find(ContactKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/desk/contacts/" + code;
    }
}
