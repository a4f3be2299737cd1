package org.hengwei.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.YearStage;
import org.hengwei.shared.YearStage.Line;
import org.hengwei.shared.YearStage.Stage;
import org.hengwei.shared.YearStage.Standing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The year as a round of plan, do, check and act, with the state of each stage (R110). */
@Component
public class Year {

    private final ObjectProvider<YearStage> rooms;
    private final Clock clock;
    private final CompanyZone zone;

    Year(ObjectProvider<YearStage> rooms, Clock clock, CompanyZone zone) {
        this.rooms = rooms;
        this.clock = clock;
        this.zone = zone;
    }

    /** What the actor may see of the year that runs. */
    public Round round() {
        var today = zone.dayOf(clock.instant());
        var stages = new EnumMap<Stage, List<Line>>(Stage.class);
        rooms.orderedStream()
                .forEach(room -> room.lines(today)
                        .forEach(line -> stages.computeIfAbsent(line.stage(), stage -> new ArrayList<>())
                                .add(line)));
        return new Round(today.getYear(), stages);
    }

    public record Round(int year, Map<Stage, List<Line>> stages) {

        public List<Line> lines(Stage stage) {
            return stages.getOrDefault(stage, List.of());
        }

        /** Anything late makes a stage late, all done makes it done. */
        public Standing standing(Stage stage) {
            var of = lines(stage).stream()
                    .map(Line::standing)
                    .filter(one -> one != Standing.NOTHING)
                    .toList();
            if (of.isEmpty()) {
                return Standing.NOTHING;
            }
            if (of.contains(Standing.LATE)) {
                return Standing.LATE;
            }
            return of.contains(Standing.RUNNING) ? Standing.RUNNING : Standing.DONE;
        }

        /** How many things should have been done by today and are not. */
        public long late() {
            return stages.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Line::late)
                    .sum();
        }
    }
}
