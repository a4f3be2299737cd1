package org.hengwei.agreements.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.PutEscalation;
import org.hengwei.customers.Customers;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Role;
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

/** The steps of escalation: a list, and a form for one, blank or as it stands. */
@Controller
class EscalationPages {

    private final Escalations escalations;
    private final Customers customers;
    private final People people;
    private final Departments departments;
    private final Forms forms;

    EscalationPages(Escalations escalations, Customers customers, People people, Departments departments, Forms forms) {
        this.escalations = escalations;
        this.customers = customers;
        this.people = people;
        this.departments = departments;
        this.forms = forms;
    }

    /** @param edit number of the step whose facts the form starts from */
    @GetMapping("/agreements/escalation")
    ModelAndView list(@RequestParam(required = false) @Nullable Long edit, Ui ui) {
        var chosen = escalations.all().stream()
                .filter(step -> edit != null && step.id() == edit)
                .findFirst();
        return page(chosen.map(forms::show).orElse(Typed.nothing()), chosen.isPresent() ? edit : null, ui);
    }

    private Page page(Typed typed, @Nullable Long edit, Ui ui) {
        var projects = new LinkedHashMap<String, String>();
        customers.projects().forEach(project -> projects.put(project.code(), project.code() + " " + project.name()));
        var teams = new LinkedHashMap<String, String>();
        departments.all(false).forEach(team -> teams.put(team.code(), team.name()));
        return Page.of(ui, "agreements/escalation")
                .with("steps", escalations.all())
                .with("typed", typed)
                .with("edit", edit == null ? "" : edit.toString())
                .with("projects", projects)
                .with("roles", roles(ui))
                .with("staff", people.staff())
                .with("teams", teams);
    }

    private static Map<String, String> roles(Ui ui) {
        var roles = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            if (role != Role.CUSTOMER_CONTACT) {
                roles.put(role.name(), ui.t("people.role." + role));
            }
        }
        return roles;
    }

    @PostMapping("/agreements/escalation")
    ModelAndView add(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(typed, null, ui, () -> escalations.add(facts(typed)));
    }

    @PostMapping("/agreements/escalation/{id:\\d+}")
    ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(typed, id, ui, () -> escalations.change(id, Versions.of(typed.text("version")), facts(typed)));
    }

    @PostMapping("/agreements/escalation/{id:\\d+}/removal")
    ModelAndView remove(@PathVariable long id, @RequestParam(defaultValue = "") String version) {
        escalations.remove(id, Versions.of(version));
        return Page.redirect("/agreements/escalation");
    }

    private ModelAndView act(Typed typed, @Nullable Long id, Ui ui, Runnable verb) {
        try {
            verb.run();
            return Page.redirect("/agreements/escalation");
        } catch (Refused refused) {
            return page(typed, id, ui).refused(refused);
        }
    }

    /** A box that is not ticked says no. */
    private PutEscalation facts(Typed typed) {
        return forms.read(typed.otherwise("active", "false"), PutEscalation.class);
    }
}
