package org.hengwei.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.feedback.CallbackScore;
import org.hengwei.feedback.CallbackScores;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The survey of each project that the callbacks are (R197): shown beside the campaigns, never mixed into their scores. */
@Service
@Transactional(readOnly = true)
public class ProjectVoice {

    private final CallbackScores callbacks;
    private final SurveyHouse house;

    ProjectVoice(CallbackScores callbacks, SurveyHouse house) {
        this.callbacks = callbacks;
        this.house = house;
    }

    /** By project, for resolutions from the first to the last day. */
    public List<CallbackScore> between(@Nullable LocalDate from, @Nullable LocalDate until) {
        new Checks()
                .present(from, "from")
                .present(until, "until")
                .that(from == null || until == null || !until.isBefore(from), "until", "surveys.refused.period")
                .refuse();
        return from == null || until == null
                ? List.of()
                : between(house.zone.startOf(from), house.zone.startOf(until.plusDays(1)));
    }

    List<CallbackScore> between(Instant from, Instant until) {
        return callbacks.byProject(from, until);
    }

    /** The half-year that is running. */
    public LocalDate[] thisHalf() {
        var today = house.zone.dayOf(house.now());
        var from = LocalDate.of(today.getYear(), today.getMonthValue() <= 6 ? 1 : 7, 1);
        return new LocalDate[] {from, from.plusMonths(6).minusDays(1)};
    }
}
