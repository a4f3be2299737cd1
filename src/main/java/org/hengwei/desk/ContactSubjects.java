package org.hengwei.desk;

import org.hengwei.shared.Access;
import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on contacts by whoever may read them. */
@Component
class ContactSubjects implements SubjectKind {

    private final ContactRepository repository;
    private final Access access;

    ContactSubjects(ContactRepository repository, Access access) {
        this.repository = repository;
        this.access = access;
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
        var contact = repository.get(ContactKey.of(code));
        access.reveal(DeskPermission.READ, contact.place(), contact.subject());
    }

    @Override
    public void contribute(String code) {
        reveal(code);
    }

    @Override
    public String href(String code) {
        return "/desk/contacts/" + code;
    }
}
