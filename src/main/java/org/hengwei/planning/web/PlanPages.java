package org.hengwei.planning.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.planning.ItemState;
import org.hengwei.planning.NewPlan;
import org.hengwei.planning.Objective;
import org.hengwei.planning.PlanKind;
import org.hengwei.planning.PlanPermission;
import org.hengwei.planning.PlanProgress;
import org.hengwei.planning.PlanTemplates;
import org.hengwei.planning.PlanText;
import org.hengwei.planning.PlanView;
import org.hengwei.planning.PlanViews;
import org.hengwei.planning.PlanWords;
import org.hengwei.planning.Plans;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A plan that looks like the document the company signs, with what is attained and due in it. */
@Controller
@RequestMapping("/plans")
class PlanPages {

    private final Plans plans;
    private final PlanViews views;
    private final PlanProgress progress;
    private final PlanTemplates templates;
    private final People people;
    private final Departments departments;
    private final PlanWords words;
    private final Clock clock;

    PlanPages(
            Plans plans,
            PlanViews views,
            PlanProgress progress,
            PlanTemplates templates,
            People people,
            Departments departments,
            PlanWords words,
            Clock clock) {
        this.plans = plans;
        this.views = views;
        this.progress = progress;
        this.templates = templates;
        this.people = people;
        this.departments = departments;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable PlanKind kind,
            Ui ui) {
        return Page.of(ui, "planning/plans").with("plans", views.list(year, kind));
    }

    @GetMapping("/new")
    ModelAndView blank(Ui ui) {
        return newPlan(
                ui, today(ui).getYear() + (today(ui).getMonthValue() > 10 ? 1 : 0), PlanKind.QUALITY, "check-areas");
    }

    private Page newPlan(Ui ui, int year, PlanKind kind, String basis) {
        var bases = new LinkedHashMap<String, String>();
        PlanTemplates.codes().forEach(code -> bases.put(code, templates.name(code, ui.chinese())));
        bases.put("LAST_YEAR", ui.t("planning.basis.last-year"));
        bases.put("EMPTY", ui.t("planning.basis.empty"));
        return Page.of(ui, "planning/new")
                .with("year", year)
                .with("kind", kind)
                .with("basis", basis)
                .with("bases", bases);
    }

    @PostMapping
    ModelAndView create(
            @RequestParam PlanKind kind,
            @RequestParam int year,
            @RequestParam String basis,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable String title,
            Ui ui) {
        try {
            return Page.redirect("/plans/"
                    + plans.create(new NewPlan(kind, year, basis, language, title))
                            .number());
        } catch (Refused refused) {
            return newPlan(ui, year, kind, basis).refused(refused);
        }
    }

    @GetMapping("/{number}")
    ModelAndView one(@PathVariable String number, @RequestParam(required = false) @Nullable Integer edition, Ui ui) {
        return page(ui, edition == null ? views.get(number) : views.get(number, edition));
    }

    private Page page(Ui ui, PlanView plan) {
        return Page.of(ui, "planning/plan")
                .with("plan", plan)
                .with("attainment", views.attainment(plan))
                .with("paper", views.paperOf(plan))
                .with("editions", views.editions(plan.number()))
                .with("people", people.staff())
                .with("departments", departmentNames())
                .with("words", words)
                .with("today", today(ui));
    }

    private Map<String, String> departmentNames() {
        var names = new LinkedHashMap<String, String>();
        departments.all(false).forEach(department -> names.put(department.code(), department.name()));
        return names;
    }

    @GetMapping("/{number}/text")
    ModelAndView text(@PathVariable String number, Ui ui) {
        var plan = views.get(number);
        return textPage(ui, plan, plan.text());
    }

    @PostMapping("/{number}/text")
    ModelAndView write(@PathVariable String number, @ModelAttribute TextForm form, @RequestParam int version, Ui ui) {
        try {
            plans.write(number, form.text(), version);
            return Page.redirect("/plans/" + number);
        } catch (Refused refused) {
            return textPage(ui, views.get(number), form.text()).refused(refused);
        }
    }

    private static Page textPage(Ui ui, PlanView plan, PlanText text) {
        return Page.of(ui, "planning/text").with("plan", plan).with("text", text);
    }

    @PostMapping("/{number}/objectives")
    ModelAndView objective(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String formula,
            @RequestParam String comparator,
            @RequestParam BigDecimal target,
            @RequestParam(defaultValue = "PERCENT") String unit,
            @RequestParam Period.Length period,
            Ui ui) {
        var objective = new Objective(null, metric.strip(), name, formula, comparator, target, unit, period);
        return act(ui, number, () -> plans.putObjective(number, objective));
    }

    @PostMapping("/{number}/objectives/{metric}/removal")
    ModelAndView removeObjective(@PathVariable String number, @PathVariable String metric, Ui ui) {
        return act(ui, number, () -> plans.removeObjective(number, metric));
    }

    @GetMapping("/{number}/items/new")
    ModelAndView newItem(@PathVariable String number, Ui ui) {
        return itemPage(ui, views.get(number), ItemForm.empty());
    }

    @GetMapping("/{number}/items/{id}")
    ModelAndView editItem(@PathVariable String number, @PathVariable long id, Ui ui) {
        var plan = views.get(number);
        var item = plan.items().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(id)));
        return itemPage(ui, plan, ItemForm.of(item));
    }

    @PostMapping("/{number}/items")
    ModelAndView putItem(@PathVariable String number, @ModelAttribute ItemForm form, Ui ui) {
        try {
            plans.putItem(number, form.item());
            return Page.redirect("/plans/" + number + "#work");
        } catch (Refused refused) {
            return itemPage(ui, views.get(number), form).refused(refused);
        }
    }

    private Page itemPage(Ui ui, PlanView plan, ItemForm form) {
        return Page.of(ui, "planning/item")
                .with("plan", plan)
                .with("form", form)
                .with("people", people.staff());
    }

    @PostMapping("/{number}/items/{id}/removal")
    ModelAndView removeItem(@PathVariable String number, @PathVariable long id, Ui ui) {
        return act(ui, number, () -> plans.removeItem(number, id));
    }

    @PostMapping("/{number}/items/{id}/move")
    ModelAndView move(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam ItemState state,
            @RequestParam(defaultValue = "") String reason,
            Ui ui) {
        return act(ui, number, () -> progress.move(number, id, state, reason));
    }

    @PostMapping("/{number}/instances/{id}/completion")
    ModelAndView done(
            @PathVariable String number, @PathVariable long id, @RequestParam(defaultValue = "") String note, Ui ui) {
        return act(ui, number, () -> progress.done(number, id, note));
    }

    @PostMapping("/{number}/problems")
    ModelAndView problem(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean ineffective,
            Ui ui) {
        return act(ui, number, () -> plans.addProblem(number, text, ineffective));
    }

    @PostMapping("/{number}/problems/{id}/answer")
    ModelAndView answer(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) @Nullable Long item,
            Ui ui) {
        return act(ui, number, () -> plans.answerProblem(number, id, answer, item));
    }

    @PostMapping("/{number}/submission")
    ModelAndView submit(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reviewer,
            @RequestParam(defaultValue = "") String approver,
            Ui ui) {
        return act(ui, number, () -> plans.submit(number, reviewer, approver));
    }

    @PostMapping("/{number}/issue")
    ModelAndView issue(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable LocalDate effectiveOn,
            @RequestParam(required = false) @Nullable List<String> departments,
            Ui ui) {
        return act(ui, number, () -> plans.issue(number, effectiveOn, departments == null ? List.of() : departments));
    }

    @PostMapping("/{number}/revision")
    ModelAndView revise(
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean major,
            @RequestParam(defaultValue = "") String reason,
            Ui ui) {
        return act(ui, number, () -> plans.revise(number, major, reason));
    }

    private ModelAndView act(Ui ui, String number, Runnable deed) {
        try {
            deed.run();
            return Page.redirect("/plans/" + number);
        } catch (Refused refused) {
            return page(ui, views.get(number)).refused(refused);
        }
    }

    private LocalDate today(Ui ui) {
        return LocalDate.ofInstant(clock.instant(), ui.zone());
    }

    @Configuration
    static class Nav {
        @Bean
        NavItem planNav() {
            return new NavItem(
                    NavItem.Group.PLAN, 10, "planning.plans", "/plans", "file-certificate", PlanPermission.READ);
        }
    }
}
