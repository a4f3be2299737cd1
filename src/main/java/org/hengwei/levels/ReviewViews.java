package org.hengwei.levels;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;
import org.springframework.stereotype.Component;

/** A review as whoever asks may see it. */
@Component
class ReviewViews {

    private final Attainments attainments;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    ReviewViews(Attainments attainments, Access access, CompanyZone zone, Clock clock) {
        this.attainments = attainments;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** Refused as not found to whoever may not read it. */
    void reveal(ReviewRecord row) {
        var visibility = access.visibility(LevelsPermission.READ);
        var seen = visibility.sees(new Whereabouts(null, row.getCustomer(), null, responsible(row)))
                || Arrays.stream(row.getProjects())
                        .anyMatch(project -> visibility.sees(Whereabouts.ofProject(project, row.getCustomer())));
        if (!seen) {
            throw Refused.notFound(ReviewKey.code(row.getId()));
        }
    }

    private static Set<String> responsible(ReviewRecord row) {
        return row.getResponsible() == null ? Set.of() : Set.of(row.getResponsible());
    }

    ReviewView view(ReviewRecord row, boolean figures) {
        return new ReviewView(
                ReviewKey.code(row.getId()),
                row.getVersion(),
                row.getAgreement(),
                row.getAgreementName(),
                row.getCustomer(),
                Arrays.asList(row.getProjects()),
                row.getPeriodFrom(),
                row.getPeriodUntil(),
                row.getDueOn(),
                state(row),
                row.getResponsible(),
                row.getHeldOn(),
                row.getParticipants(),
                row.getCause(),
                row.getImprovement(),
                row.getNextDueOn(),
                row.getOpenedAt(),
                row.getOpenedBy(),
                row.getFinishedAt(),
                row.getFinishedBy(),
                row.getConfirmedOn(),
                row.getConfirmedBy(),
                row.getReason(),
                row.getDocument(),
                figures ? attainments.of(row) : List.of(),
                late(row),
                may(row));
    }

    private boolean late(ReviewRecord row) {
        var by = row.getFinishedAt() == null ? clock.instant() : row.getFinishedAt();
        return state(row) != ReviewState.CANCELLED
                && !by.isBefore(zone.startOf(row.getDueOn().plusDays(1)));
    }

    private boolean may(ReviewRecord row) {
        return row.getProjects().length == 0
                ? access.may(LevelsPermission.REVIEW, Whereabouts.ofProject(null, row.getCustomer()))
                : Arrays.stream(row.getProjects())
                        .allMatch(project ->
                                access.may(LevelsPermission.REVIEW, Whereabouts.ofProject(project, row.getCustomer())));
    }

    static ReviewState state(ReviewRecord row) {
        return ReviewState.valueOf(row.getState());
    }
}
