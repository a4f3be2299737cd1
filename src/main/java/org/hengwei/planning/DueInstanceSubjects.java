package org.hengwei.planning;

import org.hengwei.shared.Access;
import org.hengwei.shared.Permission;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Due instances of plan items in the worklist and in search: seen by whoever reads plans. */
@Component
class DueInstanceSubjects implements SubjectKind {

    private final Access access;

    DueInstanceSubjects(Access access) {
        this.access = access;
    }

    @Override
    public String kind() {
        return PlanDeadlines.KIND;
    }

    @Override
    public Permission reading() {
        return PlanPermission.READ;
    }

    @Override
    public void reveal(String code) {
        access.demand(PlanPermission.READ);
    }

    @Override
    public void contribute(String code) {
        access.demand(PlanPermission.CARRY_OUT);
    }

    @Override
    public String href(String code) {
        return "/plans";
    }
}
