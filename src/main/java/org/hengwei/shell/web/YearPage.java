package org.hengwei.shell.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.hengwei.shared.YearStage;
import org.hengwei.shared.YearStage.Line;
import org.hengwei.shared.YearStage.Stage;
import org.hengwei.shared.YearStage.Standing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The year as a round of plan, do, check and act, with the state of each stage (R110); the home page fetches it. */
@Controller
class YearPage {

    private final ObjectProvider<YearStage> rooms;
    private final Clock clock;
    private final CompanyZone zone;

    YearPage(ObjectProvider<YearStage> rooms, Clock clock, CompanyZone zone) {
        this.rooms = rooms;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/year")
    ModelAndView year(Ui ui) {
        var today = zone.dayOf(clock.instant());
        var stages = new EnumMap<Stage, List<Line>>(Stage.class);
        rooms.orderedStream()
                .forEach(room -> room.lines(today)
                        .forEach(line -> stages.computeIfAbsent(line.stage(), stage -> new ArrayList<>())
                                .add(line)));
        return Page.of(ui, "shell/year")
                .with("year", today.getYear())
                .with("stages", stages)
                .with("standings", standings(stages));
    }

    private static Map<Stage, Standing> standings(Map<Stage, List<Line>> stages) {
        var standings = new EnumMap<Stage, Standing>(Stage.class);
        for (var stage : Stage.values()) {
            standings.put(stage, standing(stages.getOrDefault(stage, List.of())));
        }
        return standings;
    }

    private static Standing standing(List<Line> lines) {
        var of = lines.stream()
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
}
