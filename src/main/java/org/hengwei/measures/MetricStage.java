package org.hengwei.measures;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.YearStage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many of the metrics with a target attain it in the period that is running, in the widest scope the actor sees. */
@Component
class MetricStage implements YearStage {

    private final Measures measures;
    private final Access access;

    MetricStage(Measures measures, Access access) {
        this.measures = measures;
        this.access = access;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> lines(LocalDate today) {
        if (!access.may(MeasuresPermission.READ)) {
            return List.of();
        }
        var aimed = measures.board(measures.widest()).stream()
                .filter(figure -> figure.goal() != null)
                .toList();
        return List.of(new Line(
                Stage.CHECK,
                "measures.stage",
                "/measures",
                count(aimed, Outcome.MET),
                aimed.size(),
                count(aimed, Outcome.MISSED)));
    }

    private static long count(List<Figure> figures, Outcome outcome) {
        return figures.stream().filter(figure -> figure.state() == outcome).count();
    }
}
