package org.hengwei.measures.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengwei.measures.Figure;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A run chart's options as JSON: the figure over its periods, and the target each was held against. */
final class RunChart {

    private RunChart() {}

    static String of(List<Figure> figures, Ui ui, JsonMapper json) {
        var periods = figures.stream().map(Figure::period).toList();
        var values = new ArrayList<@Nullable Object>();
        var targets = new ArrayList<@Nullable Object>();
        for (var figure : figures) {
            values.add(figure.value());
            targets.add(figure.target());
        }
        var options = Map.of(
                "tooltip", Map.of("trigger", "axis"),
                "legend", Map.of("top", 0),
                "grid", Map.of("left", 8, "right", 16, "bottom", 8, "top", 36, "containLabel", true),
                "xAxis", Map.of("type", "category", "data", periods),
                "yAxis", Map.of("type", "value", "scale", true),
                "series",
                        List.of(
                                Map.of(
                                        "name",
                                        ui.t("measures.trend.value"),
                                        "type",
                                        "line",
                                        "symbolSize",
                                        8,
                                        "data",
                                        values),
                                Map.of(
                                        "name",
                                        ui.t("measures.trend.target"),
                                        "type",
                                        "line",
                                        "step",
                                        "middle",
                                        "symbol",
                                        "none",
                                        "lineStyle",
                                        Map.of("type", "dashed"),
                                        "data",
                                        targets)));
        return json.writeValueAsString(options).replace("<", "\\u003c");
    }
}
