package org.hengwei.shell.web;

import java.util.Arrays;
import java.util.List;
import org.hengwei.shared.Ui;
import org.hengwei.shared.YearStage.Line;
import org.hengwei.shared.YearStage.Stage;
import org.hengwei.shared.YearStage.Standing;
import org.hengwei.shell.Year;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The year's round for programs (R6, R110). */
@RestController
@RequestMapping("/api/v1/year")
class YearApi {

    record Told(String what, String href, long done, long all, long late, Standing standing) {}

    record ToldStage(Stage stage, Standing standing, List<Told> lines) {}

    record ToldYear(int year, long late, List<ToldStage> stages) {}

    private final Year year;

    YearApi(Year year) {
        this.year = year;
    }

    @GetMapping
    ToldYear year(Ui ui) {
        var round = year.round();
        var stages = Arrays.stream(Stage.values())
                .map(stage -> new ToldStage(
                        stage,
                        round.standing(stage),
                        round.lines(stage).stream().map(line -> told(line, ui)).toList()))
                .toList();
        return new ToldYear(round.year(), round.late(), stages);
    }

    private static Told told(Line line, Ui ui) {
        return new Told(ui.t(line.key()), line.href(), line.done(), line.all(), line.late(), line.standing());
    }
}
