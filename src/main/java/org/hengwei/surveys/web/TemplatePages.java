package org.hengwei.surveys.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.Area;
import org.hengwei.surveys.Scale;
import org.hengwei.surveys.SurveyForm;
import org.hengwei.surveys.SurveyTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms that surveys use, one row of inputs an item; empty rows at the end take new items. */
@Controller
class TemplatePages {

    private static final int NEW_ROWS = 4;

    private final SurveyTemplates templates;

    TemplatePages(SurveyTemplates templates) {
        this.templates = templates;
    }

    @GetMapping("/surveys/templates")
    ModelAndView list(Ui ui) {
        return Page.of(ui, "surveys/templates").with("templates", templates.list());
    }

    @GetMapping("/surveys/templates/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable String from, Ui ui) {
        var typed = from == null ? Typed.nothing() : show(templates.find(from));
        return page(ui, null, typed);
    }

    @GetMapping("/surveys/templates/{code:[A-Z][A-Z0-9-]+}")
    ModelAndView one(@PathVariable String code, Ui ui) {
        var template = templates.find(code);
        return page(ui, template, show(template));
    }

    private static Page page(Ui ui, SurveyTemplates.@Nullable View template, Typed typed) {
        return Page.of(ui, "surveys/template")
                .with("template", template)
                .with("typed", typed)
                .with("rows", typed.all("itemCode").size() + NEW_ROWS);
    }

    @PostMapping("/surveys/templates")
    ModelAndView create(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(ui, null, typed, () -> templates.create(read(typed)));
    }

    @PostMapping("/surveys/templates/{code:[A-Z][A-Z0-9-]+}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(ui, code, typed, () -> templates.change(code, version(typed), read(typed)));
    }

    @PostMapping("/surveys/templates/{code:[A-Z][A-Z0-9-]+}/activation")
    ModelAndView activate(@PathVariable String code, Ui ui) {
        return act(ui, code, null, () -> templates.activate(code, null));
    }

    @PostMapping("/surveys/templates/{code:[A-Z][A-Z0-9-]+}/retirement")
    ModelAndView retire(@PathVariable String code, Ui ui) {
        return act(ui, code, null, () -> templates.retire(code, null));
    }

    private ModelAndView act(Ui ui, @Nullable String code, @Nullable Typed typed, Supplier<SurveyTemplates.View> verb) {
        try {
            return Page.redirect("/surveys/templates/" + verb.get().code());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            var template = code == null ? null : templates.find(code);
            var shown = typed != null ? typed : template == null ? Typed.nothing() : show(template);
            return page(ui, template, shown).refused(refused);
        }
    }

    private static @Nullable Integer version(Typed typed) {
        var text = typed.text("version");
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static Typed show(SurveyTemplates.View template) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("name", List.of(template.name()));
        values.put("nameEn", List.of(template.nameEn()));
        values.put(
                "intro",
                List.of(String.valueOf(
                        template.form().intro() == null ? "" : template.form().intro())));
        values.put(
                "introEn",
                List.of(String.valueOf(
                        template.form().introEn() == null ? "" : template.form().introEn())));
        for (var item : template.form().items()) {
            put(values, "itemCode", item.code());
            put(values, "itemArea", item.area().name());
            put(values, "itemScale", item.scale().name());
            put(values, "itemText", item.text());
            put(values, "itemTextEn", item.textEn());
            put(values, "itemFullScore", item.fullScore().toPlainString());
            put(values, "itemWeight", item.weight().toPlainString());
            put(values, "itemRequired", Boolean.toString(item.required()));
        }
        return new Typed(values);
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static SurveyTemplates.Put read(Typed typed) {
        var items = new ArrayList<SurveyForm.Item>();
        for (var i = 0; i < typed.all("itemCode").size(); i++) {
            var code = at(typed, "itemCode", i).toUpperCase(Locale.ROOT);
            if (!code.isEmpty() || !at(typed, "itemText", i).isEmpty()) {
                items.add(new SurveyForm.Item(
                        code,
                        one(Area.values(), at(typed, "itemArea", i), Area.OTHER),
                        one(Scale.values(), at(typed, "itemScale", i), Scale.GRADES),
                        at(typed, "itemText", i),
                        at(typed, "itemTextEn", i),
                        number(at(typed, "itemFullScore", i), BigDecimal.ZERO),
                        number(at(typed, "itemWeight", i), BigDecimal.ONE),
                        at(typed, "itemRequired", i).equals("true")));
            }
        }
        return new SurveyTemplates.Put(
                typed.text("code"),
                typed.text("name"),
                typed.text("nameEn"),
                new SurveyForm(typed.text("intro"), typed.text("introEn"), items));
    }

    private static String at(Typed typed, String name, int row) {
        var all = typed.all(name);
        return row < all.size() ? all.get(row).strip() : "";
    }

    private static <E extends Enum<E>> E one(E[] values, String text, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(otherwise);
    }

    private static BigDecimal number(String text, BigDecimal empty) {
        if (text.isEmpty()) {
            return empty;
        }
        if (!text.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            throw Refused.field("items", "surveys.refused.item-number", text);
        }
        return new BigDecimal(text);
    }
}
