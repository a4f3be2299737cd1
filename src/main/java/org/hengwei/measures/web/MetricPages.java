package org.hengwei.measures.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.measures.CountedRecord;
import org.hengwei.measures.Definition;
import org.hengwei.measures.Definitions;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.MeasuresPermission;
import org.hengwei.measures.Scope;
import org.hengwei.measures.Targets;
import org.hengwei.shared.Names;
import org.hengwei.shared.Page;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The list of metrics with their attainment, a metric's page, and the figure that other rooms' pages fetch by URL. */
@Controller
class MetricPages {

    static final String CODE = "{code:[A-Z][A-Z0-9]*-[0-9A-Z]+}";
    private static final int TREND = 12;
    private static final int ROWS = 25;

    private final Measures measures;
    private final Definitions definitions;
    private final Targets targets;
    private final List<Names> rooms;
    private final JsonMapper json;

    MetricPages(Measures measures, Definitions definitions, Targets targets, List<Names> rooms, JsonMapper json) {
        this.rooms = rooms;
        this.measures = measures;
        this.definitions = definitions;
        this.targets = targets;
        this.json = json;
    }

    @GetMapping("/measures")
    ModelAndView list(@RequestParam Map<String, String> query, Ui ui) {
        Page page = Page.of(ui, "measures/list").with("query", query);
        try {
            var scope = scope(query);
            var text = query.getOrDefault("period", "").strip();
            var figures = text.isEmpty() ? measures.board(scope) : measures.values(scope, Period.parse(text));
            return page.with("lines", lines(figures)).with("scope", scope);
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID) {
                throw refused;
            }
            return page.with("lines", List.of())
                    .with("scope", measures.widest())
                    .refused(refused);
        }
    }

    private List<MetricLine> lines(List<Figure> figures) {
        var known = definitions.list().stream().collect(Collectors.toMap(Definition::code, Function.identity()));
        return figures.stream()
                .filter(figure -> known.containsKey(figure.code()))
                .map(figure -> new MetricLine(Objects.requireNonNull(known.get(figure.code())), figure))
                .toList();
    }

    /** Either {@code scope=project:P1} or the two inputs of the form. */
    Scope scope(Map<String, String> query) {
        var given = query.getOrDefault("scope", "").strip();
        if (!given.isEmpty()) {
            return Scope.parse(given);
        }
        var kind = query.getOrDefault("kind", "").strip();
        var of = query.getOrDefault("of", "").strip();
        if (kind.isEmpty()) {
            return measures.widest();
        }
        return Scope.parse(kind.equals("COMPANY") || of.isEmpty() ? "COMPANY" : kind + ":" + of);
    }

    @GetMapping("/measures/" + CODE)
    ModelAndView metric(@PathVariable String code, @RequestParam Map<String, String> query, Ui ui) {
        return metric(code, query, ui, null);
    }

    Page metric(String code, Map<String, String> query, Ui ui, @Nullable Refused refused) {
        var definition = definitions.find(code);
        var scope = scope(query);
        var period = period(definition, query.get("period"));
        var page = Page.of(ui, "measures/metric")
                .with("definition", definition)
                .with("scope", scope)
                .with("period", period)
                .with(
                        "over",
                        !period.dayAfter().isAfter(measures.current(definition).dayAfter())
                                && period.compareTo(measures.current(definition)) < 0)
                .with("figure", measures.value(code, scope, period))
                .with("answered", measures.responseRate(code, scope, period))
                .with("chart", RunChart.of(measures.trend(code, scope, period, TREND), ui, json))
                .with("targets", targets.list(code))
                .with("closings", measures.closings(code))
                .with("typed", query)
                .with("mayTarget", ui.may(MeasuresPermission.SET_TARGET))
                .with("mayClose", ui.may(MeasuresPermission.CLOSE))
                .with("mayDefine", ui.may(MeasuresPermission.DEFINE));
        return refused == null ? page : page.refused(refused);
    }

    private Period period(Definition definition, @Nullable String text) {
        return text == null || text.isBlank() ? measures.current(definition) : Period.parse(text);
    }

    /** A figure in one line, for plans, reports and dashboards. */
    @GetMapping("/measures/figure")
    ModelAndView figure(
            @RequestParam String code,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String period,
            Ui ui) {
        var definition = definitions.find(code);
        var of = scope == null || scope.isBlank() ? measures.widest() : Scope.parse(scope);
        var when = period(definition, period);
        return Page.of(ui, "measures/figure")
                .with("figure", measures.value(code, of, when))
                .with("answered", measures.responseRate(code, of, when));
    }

    @GetMapping("/measures/" + CODE + "/breakdown")
    ModelAndView breakdown(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(defaultValue = "PROJECT") String by,
            @RequestParam String period,
            Ui ui) {
        var kind = kind(by);
        var figures = measures.by(code, Scope.parse(scope), kind, Period.parse(period));
        return Page.of(ui, "measures/breakdown")
                .with("figures", figures)
                .with("names", names(kind.name(), figures.stream().map(MetricPages::part)))
                .with("kind", kind);
    }

    private static String part(Figure figure) {
        return figure.scope().substring(figure.scope().indexOf(':') + 1);
    }

    private Map<String, String> names(String kind, Stream<@Nullable String> codes) {
        var asked = codes.filter(Objects::nonNull).collect(Collectors.toSet());
        var found = new HashMap<String, String>();
        rooms.forEach(room -> found.putAll(room.of(kind, asked)));
        return found;
    }

    private static Scope.Kind kind(String text) {
        try {
            return Scope.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("by", "measures.refused.scope", text);
        }
    }

    @GetMapping("/measures/" + CODE + "/records")
    ModelAndView records(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam String period,
            @RequestParam(defaultValue = "") String counted,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var definition = definitions.find(code);
        var parts = counted.isBlank() ? List.<String>of() : List.of(counted);
        var records = measures.records(code, Scope.parse(scope), Period.parse(period), parts, cursor, ROWS);
        return Page.of(ui, "measures/records")
                .with("projects", names("PROJECT", records.items().stream().map(CountedRecord::project)))
                .with("people", names("PERSON", records.items().stream().map(CountedRecord::person)))
                .with("definition", definition)
                .with("scope", scope)
                .with("period", period)
                .with("counted", counted)
                .with("first", cursor == null)
                .with("records", records);
    }
}
