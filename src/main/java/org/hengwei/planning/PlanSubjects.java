package org.hengwei.planning;

import org.hengwei.shared.Access;
import org.hengwei.shared.SubjectKind;
import org.springframework.stereotype.Component;

/** Comments, files and links on plans. */
@Component
class PlanSubjects implements SubjectKind {

    private final PlanRepository plans;
    private final Access access;

    PlanSubjects(PlanRepository plans, Access access) {
        this.plans = plans;
        this.access = access;
    }

    @Override
    public String kind() {
        return "plan";
    }

    @Override
    public void reveal(String code) {
        access.demand(PlanPermission.READ);
        plans.get(code, null);
    }

    @Override
    public void contribute(String code) {
        access.demand(PlanPermission.CARRY_OUT);
    }

    @Override
    public String href(String code) {
        return "/plans/" + code;
    }
}
