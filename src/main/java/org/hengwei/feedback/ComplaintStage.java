package org.hengwei.feedback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year's complaints, and how many of them are settled. */
@Component
class ComplaintStage implements YearStage {

    private final ComplaintRepository complaints;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;

    ComplaintStage(ComplaintRepository complaints, Access access, Clock clock, CompanyZone zone) {
        this.complaints = complaints;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!access.may(FeedbackPermission.READ)) {
            return List.of();
        }
        return List.of(complaints.stage(
                access.visibility(FeedbackPermission.READ),
                Period.of(Period.Length.YEAR, today),
                zone,
                clock.instant()));
    }
}
