package org.hengwei.incidents.web;

import java.util.List;
import java.util.Map;
import org.hengwei.incidents.AssignmentRules;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.incidents.PutRule;
import org.hengwei.incidents.RuleHow;
import org.hengwei.incidents.RuleView;
import org.hengwei.incidents.Tier;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules of automatic assignment, project by project. */
@Controller
class RulePages {

    private final AssignmentRules rules;
    private final IncidentChoices choices;

    RulePages(AssignmentRules rules, IncidentChoices choices) {
        this.rules = rules;
        this.choices = choices;
    }

    @GetMapping("/incidents/rules")
    ModelAndView list(@RequestParam Map<String, String> query, Ui ui) {
        var typed = new Typed(query);
        return page(typed.text("project"), Typed.nothing(), ui);
    }

    private Page page(String project, Typed typed, Ui ui) {
        return Page.of(ui, "incidents/rules")
                .with("project", project)
                .with("rules", project.isBlank() ? List.<RuleView>of() : rules.of(project))
                .with("typed", typed)
                .with("choices", choices);
    }

    @PostMapping("/incidents/rules")
    ModelAndView add(@RequestParam Map<String, String> form, Ui ui) {
        var typed = new Typed(form);
        try {
            return to(rules.add(facts(typed)).project());
        } catch (Refused refused) {
            return page(typed.text("project"), typed, ui).refused(refused);
        }
    }

    @PostMapping("/incidents/rules/{id:\\d+}")
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> form, Ui ui) {
        var typed = new Typed(form);
        try {
            return to(rules.change(id, typed.integer("version"), facts(typed)).project());
        } catch (Refused refused) {
            return page(typed.text("project"), typed, ui).refused(refused);
        }
    }

    @PostMapping("/incidents/rules/{id:\\d+}/removal")
    ModelAndView remove(@PathVariable long id, @RequestParam Map<String, String> form, Ui ui) {
        var typed = new Typed(form);
        try {
            rules.remove(id, typed.integer("version"));
            return to(typed.text("project"));
        } catch (Refused refused) {
            return page(typed.text("project"), typed, ui).refused(refused);
        }
    }

    private static ModelAndView to(String project) {
        return Page.redirect("/incidents/rules?project="
                + java.net.URLEncoder.encode(project, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static PutRule facts(Typed typed) {
        return new PutRule(
                typed.given("project"),
                typed.integer("position"),
                typed.given("category"),
                typed.given("service"),
                typed.given("priority"),
                typed.constant("how", RuleHow.class),
                typed.constant("tier", Tier.class),
                typed.given("team"),
                typed.given("assignee"),
                !"true".equals(typed.given("inactive")));
    }
}
