package org.hengwei.processes;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many definitions in force were reviewed in the year (R181); none is late before the year is over. */
@Component
class ReviewStage implements YearStage {

    private final ProcessRepository repository;
    private final Access access;

    ReviewStage(ProcessRepository repository, Access access) {
        this.repository = repository;
        this.access = access;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!access.may(ProcessPermission.READ)) {
            return List.of();
        }
        var count = repository.count(today.getYear(), today);
        return List.of(new Line(
                Stage.CHECK,
                "processes.stage",
                "/processes?unreviewed=" + today.getYear(),
                count.reviewed(),
                count.all(),
                0));
    }
}
