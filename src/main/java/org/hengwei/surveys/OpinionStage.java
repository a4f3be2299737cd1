package org.hengwei.surveys;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Period;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year's opinions that asked for a measure, and how many have had it (R207). */
@Component
class OpinionStage implements YearStage {

    private final OpinionRepository opinions;
    private final SurveyHouse house;

    OpinionStage(OpinionRepository opinions, SurveyHouse house) {
        this.opinions = opinions;
        this.house = house;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!house.access.may(SurveyPermission.READ)) {
            return List.of();
        }
        return List.of(opinions.stage(
                house.access.visibility(SurveyPermission.READ),
                Period.of(Period.Length.YEAR, today),
                house.zone,
                today));
    }
}
