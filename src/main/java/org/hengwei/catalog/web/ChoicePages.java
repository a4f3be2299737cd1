package org.hengwei.catalog.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.catalog.Choice;
import org.hengwei.catalog.ChoiceFacts;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.catalog.Choices;
import org.hengwei.catalog.Priorities;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The short lists and the priority matrix as people read and change them. */
@Controller
class ChoicePages {

    private static final String MATRIX = "/catalog/priority-matrix";
    private static final String LISTS =
            "/catalog/{noun:categories|closure-codes|causes|pause-reasons|standard-classes}";

    private final Choices choices;
    private final Priorities priorities;
    private final Forms forms;

    ChoicePages(Choices choices, Priorities priorities, Forms forms) {
        this.choices = choices;
        this.priorities = priorities;
        this.forms = forms;
    }

    @GetMapping("/catalog")
    ModelAndView start() {
        return Page.redirect("/catalog/" + ChoiceList.CATEGORY.noun());
    }

    @GetMapping(LISTS)
    ModelAndView list(@PathVariable String noun, Ui ui) {
        return page(listOf(noun), Typed.nothing(), ui);
    }

    private static ChoiceList listOf(String noun) {
        return ChoiceList.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
    }

    private Page page(ChoiceList list, Typed typed, Ui ui) {
        var all = choices.all(list);
        return Page.of(ui, "catalog/choices")
                .with("list", list)
                .with("choices", all)
                .with("parents", parents(all, ui))
                .with("typed", typed)
                .with("tried", "");
    }

    private static Map<String, String> parents(List<Choice> all, Ui ui) {
        var parents = new LinkedHashMap<String, String>();
        all.stream()
                .filter(choice -> choice.list().nested() && choice.parent() == null)
                .forEach(choice -> parents.put(choice.code(), choice.label(ui.chinese())));
        return parents;
    }

    @PostMapping(LISTS)
    ModelAndView add(@PathVariable String noun, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            choices.add(listOf(noun), forms.read(typed, ChoiceFacts.class));
            return Page.redirect("/catalog/" + noun);
        } catch (Refused refused) {
            return page(listOf(noun), typed, ui).refused(refused);
        }
    }

    @GetMapping(LISTS + "/{code}")
    ModelAndView edit(@PathVariable String noun, @PathVariable String code, Ui ui) {
        var choice = choices.find(listOf(noun), code);
        return form(choice, forms.show(choice), ui);
    }

    private Page form(Choice choice, Typed typed, Ui ui) {
        return Page.of(ui, "catalog/choice-form")
                .with("choice", choice)
                .with("parents", parents(choices.all(choice.list()), ui))
                .with("typed", typed);
    }

    @PostMapping(LISTS + "/{code}")
    ModelAndView change(
            @PathVariable String noun,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        try {
            var facts = forms.read(typed, ChoiceFacts.class);
            choices.change(listOf(noun), code, Versions.of(typed.text("version")), facts);
            return Page.redirect("/catalog/" + noun);
        } catch (Refused refused) {
            return form(choices.find(listOf(noun), code), typed, ui).refused(refused);
        }
    }

    @GetMapping(MATRIX)
    ModelAndView matrix(Ui ui) {
        return matrix(Typed.nothing(), ui);
    }

    private Page matrix(Typed typed, Ui ui) {
        return Page.of(ui, "catalog/matrix").with("matrix", priorities.matrix()).with("typed", typed);
    }

    @PostMapping(MATRIX)
    ModelAndView changeMatrix(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            priorities.change(Versions.of(typed.text("version")), rows(typed));
            return Page.redirect(MATRIX);
        } catch (Refused refused) {
            return matrix(typed, ui).refused(refused);
        }
    }

    private static List<List<Integer>> rows(Typed typed) {
        var rows = new ArrayList<List<Integer>>();
        for (var impact = 1; impact <= 4; impact++) {
            var row = new ArrayList<Integer>();
            for (var urgency = 1; urgency <= 4; urgency++) {
                var text = typed.text("p" + impact + urgency);
                row.add(text.matches("[1-4]") ? Integer.parseInt(text) : 0);
            }
            rows.add(row);
        }
        return rows;
    }
}
