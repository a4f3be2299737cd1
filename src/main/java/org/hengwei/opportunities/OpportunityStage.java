package org.hengwei.opportunities;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year's improvement opportunities, and how many of them are settled. */
@Component
class OpportunityStage implements YearStage {

    private final OpportunityRepository opportunities;
    private final Access access;
    private final CompanyZone zone;

    OpportunityStage(OpportunityRepository opportunities, Access access, CompanyZone zone) {
        this.opportunities = opportunities;
        this.access = access;
        this.zone = zone;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!access.may(OpportunityPermission.READ)) {
            return List.of();
        }
        return List.of(opportunities.stage(
                access.visibility(OpportunityPermission.READ), Period.of(Period.Length.YEAR, today), zone, today));
    }
}
