package org.hengwei.surveys.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.SurveyResults;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A bar chart's options as JSON: the score rate of each area and item, with the response rate behind it. */
final class ResultChart {

    private ResultChart() {}

    static String of(SurveyResults results, Ui ui, JsonMapper json) {
        var names = new ArrayList<String>();
        var rates = new ArrayList<@Nullable BigDecimal>();
        var responses = new ArrayList<@Nullable BigDecimal>();
        for (var part : results.areas()) {
            add(names, rates, responses, ui.t("surveys.area." + part.code()), part.score());
        }
        for (var part : results.items()) {
            add(names, rates, responses, part.label(ui.chinese()), part.score());
        }
        var options = Map.of(
                "tooltip", Map.of("trigger", "axis"),
                "legend", Map.of("top", 0),
                "grid", Map.of("left", 8, "right", 24, "bottom", 8, "top", 36, "containLabel", true),
                "xAxis", Map.of("type", "value", "max", 100),
                "yAxis", Map.of("type", "category", "inverse", true, "data", names),
                "series",
                        List.of(
                                Map.of("name", ui.t("surveys.rate"), "type", "bar", "data", rates),
                                Map.of("name", ui.t("surveys.response-rate"), "type", "bar", "data", responses)));
        return json.writeValueAsString(options).replace("<", "\\u003c");
    }

    private static void add(
            List<String> names,
            List<@Nullable BigDecimal> rates,
            List<@Nullable BigDecimal> responses,
            String name,
            SurveyResults.Score score) {
        names.add(name);
        rates.add(score.rate());
        responses.add(score.responseRate());
    }
}
