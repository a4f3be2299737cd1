package org.hengwei.measures.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.measures.Comparator;
import org.hengwei.measures.Definition;
import org.hengwei.measures.Definitions;
import org.hengwei.measures.Direction;
import org.hengwei.measures.Expression;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Overdue;
import org.hengwei.measures.PeriodClosing;
import org.hengwei.measures.Scope;
import org.hengwei.measures.SetTarget;
import org.hengwei.measures.Targets;
import org.hengwei.measures.Unit;
import org.hengwei.shared.Page;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the quality manager does with a metric: targets, closings, definitions. */
@Controller
class MetricDesk {

    private final MetricPages pages;
    private final Measures measures;
    private final Definitions definitions;
    private final Targets targets;
    private final PeriodClosing closing;
    private final JsonMapper json;

    MetricDesk(
            MetricPages pages,
            Measures measures,
            Definitions definitions,
            Targets targets,
            PeriodClosing closing,
            JsonMapper json) {
        this.pages = pages;
        this.measures = measures;
        this.definitions = definitions;
        this.targets = targets;
        this.closing = closing;
        this.json = json;
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/targets")
    ModelAndView setTarget(@PathVariable String code, @RequestParam Map<String, String> form, Ui ui) {
        try {
            targets.set(
                    code,
                    new SetTarget(
                            whole(form.get("year")),
                            scope(form),
                            constant(Comparator.class, form.get("comparator"), "comparator"),
                            number("value", form.get("value"))));
            return Page.redirect("/measures/" + code);
        } catch (Refused refused) {
            return again(code, form, ui, refused);
        }
    }

    private static String scope(Map<String, String> form) {
        var kind = form.getOrDefault("targetKind", "COMPANY");
        var of = form.getOrDefault("targetOf", "").strip();
        return kind.equals("COMPANY") ? "COMPANY" : kind + ":" + of;
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/targets/removal")
    ModelAndView removeTarget(@PathVariable String code, @RequestParam int year, @RequestParam String scope) {
        targets.remove(code, year, scope);
        return Page.redirect("/measures/" + code);
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/closings/{period}")
    ModelAndView close(@PathVariable String code, @PathVariable String period) {
        closing.close(code, Period.parse(period));
        return Page.redirect("/measures/" + code + "?period=" + period);
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/closings/{period}/confirmation")
    ModelAndView confirm(@PathVariable String code, @PathVariable String period) {
        closing.confirm(code, Period.parse(period));
        return Page.redirect("/measures/" + code + "?period=" + period);
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/closings/{period}/restatement")
    ModelAndView restate(
            @PathVariable String code, @PathVariable String period, @RequestParam Map<String, String> form, Ui ui) {
        try {
            closing.restate(code, Period.parse(period), form.get("reason"));
            return Page.redirect("/measures/" + code + "?period=" + period);
        } catch (Refused refused) {
            var with = new HashMap<>(form);
            with.put("period", period);
            return again(code, with, ui, refused);
        }
    }

    private ModelAndView again(String code, Map<String, String> form, Ui ui, Refused refused) {
        if (refused.kind() != Refused.Kind.INVALID) {
            throw refused;
        }
        return pages.metric(code, form, ui, refused);
    }

    @GetMapping("/measures/new")
    ModelAndView fresh(Ui ui) {
        return form(null, Map.of("expression", List.of(EXAMPLE)), ui);
    }

    private static final String EXAMPLE = """
            {
              "kind" : "COUNT",
              "of" : { "view" : "incidents.fact_incident", "date" : "opened_at",
                       "where" : [ { "column" : "channel", "op" : "EQ", "values" : [ "PHONE" ] } ] }
            }
            """;

    @GetMapping("/measures/" + MetricPages.CODE + "/definition")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        return form(code, typed(definitions.versions(code).getFirst()), ui);
    }

    private Page form(@Nullable String code, Map<String, List<String>> typed, Ui ui) {
        return Page.of(ui, "measures/definition")
                .with("code", code)
                .with("typed", typed)
                .with("versions", code == null ? List.of() : definitions.versions(code))
                .with("sources", measures.sources());
    }

    private Map<String, List<String>> typed(Definition d) {
        var typed = new HashMap<String, List<String>>();
        typed.put("code", List.of(d.code()));
        typed.put("name", List.of(d.name()));
        typed.put("nameEn", List.of(d.nameEn()));
        typed.put("formula", List.of(d.formula()));
        typed.put("formulaEn", List.of(d.formulaEn()));
        typed.put("unit", List.of(d.unit().name()));
        typed.put("direction", List.of(d.direction().name()));
        typed.put(
                "comparator",
                List.of(d.comparator() == null ? "" : d.comparator().name()));
        typed.put("target", List.of(d.target() == null ? "" : d.target().toPlainString()));
        typed.put("period", List.of(d.period().name()));
        typed.put("levels", d.levels().stream().map(Enum::name).toList());
        typed.put("owner", List.of(d.owner()));
        typed.put("process", List.of(d.process()));
        typed.put("source", List.of(d.source()));
        typed.put("expression", List.of(pretty(d.expression())));
        typed.put("overdue", List.of(d.overdue() == null ? "" : pretty(d.overdue())));
        return typed;
    }

    private String pretty(Object value) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    @PostMapping("/measures/definitions")
    ModelAndView propose(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        try {
            return Page.redirect(
                    "/measures/" + definitions.propose(read(form).definition()).code() + "/definition");
        } catch (Refused refused) {
            var code = form.getFirst("code");
            var known = code != null
                    && definitions.list().stream().anyMatch(d -> d.code().equals(code));
            return form(known ? code : null, form, ui).refused(refused);
        }
    }

    private ProposeMetric read(MultiValueMap<String, String> form) {
        var levels = form.getOrDefault("levels", List.of()).stream()
                .map(level -> constant(Scope.Kind.class, level, "levels"))
                .filter(java.util.Objects::nonNull)
                .toList();
        return new ProposeMetric(
                form.getFirst("code"),
                form.getFirst("name"),
                form.getFirst("nameEn"),
                form.getFirst("formula"),
                form.getFirst("formulaEn"),
                constant(Unit.class, form.getFirst("unit"), "unit"),
                constant(Direction.class, form.getFirst("direction"), "direction"),
                constant(Comparator.class, form.getFirst("comparator"), "comparator"),
                number("target", form.getFirst("target")),
                constant(Period.Length.class, form.getFirst("period"), "period"),
                levels,
                form.getFirst("owner"),
                form.getFirst("process"),
                form.getFirst("source"),
                parsed(form.getFirst("expression"), Expression.class, "expression"),
                parsed(form.getFirst("overdue"), Overdue.class, "overdue"));
    }

    private <T> @Nullable T parsed(@Nullable String text, Class<T> type, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return json.readValue(text, type);
        } catch (JacksonException e) {
            throw Refused.field(field, "measures.refused.expression");
        }
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/activation")
    ModelAndView activate(@PathVariable String code) {
        definitions.activate(code);
        return Page.redirect("/measures/" + code);
    }

    @PostMapping("/measures/" + MetricPages.CODE + "/retirement")
    ModelAndView retire(@PathVariable String code) {
        definitions.retire(code);
        return Page.redirect("/measures/" + code + "/definition");
    }

    private static @Nullable Integer whole(@Nullable String text) {
        return text == null || !text.strip().matches("\\d{1,4}") ? null : Integer.valueOf(text.strip());
    }

    private static @Nullable BigDecimal number(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw Refused.field(field, "measures.refused.number");
        }
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name, String field) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.field(field, "shared.refused.malformed"));
    }
}
