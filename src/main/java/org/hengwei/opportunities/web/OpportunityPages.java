package org.hengwei.opportunities.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hengwei.opportunities.Opportunities;
import org.hengwei.opportunities.OpportunityFilter;
import org.hengwei.opportunities.OpportunityKey;
import org.hengwei.opportunities.OpportunityView;
import org.hengwei.opportunities.Origin;
import org.hengwei.opportunities.RaiseOpportunity;
import org.hengwei.people.People;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of improvement opportunities, the form, and the page of one with what can be done next. */
@Controller
class OpportunityPages {

    private static final int ROWS = 50;
    private static final String CODE = "{code:OPP-\\d+}";

    private final Opportunities opportunities;
    private final People people;
    private final Forms forms;

    OpportunityPages(Opportunities opportunities, People people, Forms forms) {
        this.opportunities = opportunities;
        this.people = people;
        this.forms = forms;
    }

    record Input(
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            @Nullable String reason,
            @Nullable String result) {}

    @GetMapping("/opportunities")
    ModelAndView list(
            @RequestParam(defaultValue = OpportunityFilter.OPEN_ALL) String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var filter = new OpportunityFilter(OpportunityApi.state(state), null, null, null, null, null);
        var slice = opportunities.list(filter, cursor, ROWS, false);
        return Page.of(ui, "opportunities/list")
                .with("slice", slice)
                .with("state", state)
                .with("first", cursor == null)
                .with("names", names(slice.items()));
    }

    private Map<String, String> names(List<OpportunityView> shown) {
        return people.names(shown.stream()
                .flatMap(one -> Stream.of(one.owner(), one.raisedBy(), one.decidedBy(), one.doneBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** What the record of another room has raised, for its page. */
    @GetMapping("/opportunities/about/{kind}/{code}")
    ModelAndView about(@PathVariable String kind, @PathVariable String code, Ui ui) {
        var slice = opportunities.list(OpportunityFilter.of(kind + ":" + code), null, ROWS, false);
        return Page.of(ui, "opportunities/about").with("opportunities", slice.items());
    }

    @GetMapping("/opportunities/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(Typed.of(query), "/opportunities", ui);
    }

    private Page form(Typed typed, String action, Ui ui) {
        var origins = new LinkedHashMap<String, String>();
        Arrays.stream(Origin.values())
                .forEach(origin -> origins.put(origin.name(), ui.t("opportunities.origin." + origin)));
        return Page.of(ui, "opportunities/form")
                .with("typed", typed)
                .with("action", action)
                .with("origins", origins)
                .with("staff", people.staff());
    }

    @PostMapping("/opportunities")
    ModelAndView raise(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> opportunities.raise(forms.read(typed, RaiseOpportunity.class)),
                refused -> form(typed, "/opportunities", ui).refused(refused));
    }

    @GetMapping("/opportunities/" + CODE)
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(code, Typed.nothing(), "", ui);
    }

    private Page record(String code, Typed typed, String tried, Ui ui) {
        var opportunity = opportunities.find(OpportunityKey.of(code));
        return Page.of(ui, "opportunities/opportunity")
                .with("opportunity", opportunity)
                .with("typed", typed)
                .with("tried", tried)
                .with("names", names(List.of(opportunity)))
                .with("staff", people.staff());
    }

    @GetMapping("/opportunities/" + CODE + "/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        return form(forms.show(opportunities.find(OpportunityKey.of(code))), "/opportunities/" + code + "/edit", ui);
    }

    @PostMapping("/opportunities/" + CODE + "/edit")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> opportunities.change(
                        OpportunityKey.of(code, Versions.of(typed.text("version"))),
                        forms.read(typed, RaiseOpportunity.class)),
                refused -> form(typed, "/opportunities/" + code + "/edit", ui).refused(refused));
    }

    @PostMapping("/opportunities/" + CODE + "/{move:acceptance|rejection|completion}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String move,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> move(code, move, typed),
                refused -> record(code, typed, move, ui).refused(refused));
    }

    private OpportunityView move(String code, String move, Typed typed) {
        var key = OpportunityKey.of(code, Versions.of(typed.text("version")));
        var input = forms.read(typed, Input.class);
        return switch (move) {
            case "acceptance" -> opportunities.accept(key, input.owner(), input.dueOn());
            case "rejection" -> opportunities.reject(key, input.reason());
            default -> opportunities.complete(key, input.result());
        };
    }

    private static ModelAndView act(Supplier<OpportunityView> verb, Function<Refused, ModelAndView> again) {
        try {
            return Page.redirect("/opportunities/" + verb.get().number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return again.apply(refused);
        }
    }
}
