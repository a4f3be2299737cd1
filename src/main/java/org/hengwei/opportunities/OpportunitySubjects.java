package org.hengwei.opportunities;

import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Lets comments, files and links be made on opportunities by whoever may read them. */
@Component
class OpportunitySubjects implements SubjectKind {

    private final Opportunities opportunities;

    OpportunitySubjects(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public String kind() {
        return OpportunityKey.KIND;
    }

    @Override
    public Permission reading() {
        return OpportunityPermission.READ;
    }

    @Override
    public void reveal(String code) {
        opportunities.find(OpportunityKey.of(code));
    }

    @Override
    public void contribute(String code) {
        opportunities.find(OpportunityKey.of(code));
    }

    @Override
    public String href(String code) {
        return "/opportunities/" + code;
    }
}
