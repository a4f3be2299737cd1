package org.hengwei.planning;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.hengwei.shared.Access;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year's plans, and the work they ask for. */
@Component
class PlanStages implements YearStage {

    private static final Set<PlanState> IN_FORCE = EnumSet.of(PlanState.ISSUED, PlanState.SUPERSEDED);

    private final PlanRepository plans;
    private final Access access;

    PlanStages(PlanRepository plans, Access access) {
        this.plans = plans;
        this.access = access;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!access.may(PlanPermission.READ)) {
            return List.of();
        }
        var ofYear = plans.list(today.getYear(), null, today);
        long issued =
                ofYear.stream().filter(plan -> IN_FORCE.contains(plan.state())).count();
        return List.of(
                new Line(Stage.PLAN, "planning.stage.plans", "/plans", issued, ofYear.size(), 0),
                new Line(
                        Stage.DO,
                        "planning.stage.work",
                        "/plans",
                        sum(ofYear, PlanLine::done),
                        sum(ofYear, PlanLine::instances),
                        sum(ofYear, PlanLine::overdue)));
    }

    private static long sum(List<PlanLine> plans, ToLongFunction<PlanLine> figure) {
        return plans.stream()
                .filter(plan -> IN_FORCE.contains(plan.state()))
                .mapToLong(figure)
                .sum();
    }
}
