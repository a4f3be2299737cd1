package org.hengwei.planning;

import java.util.List;
import org.hengwei.shared.Refused;
import org.springframework.stereotype.Component;

/** What a new plan begins with: a template or last year's plan, and what last year left open. */
@Component
class PlanOrigins {

    private final PlanRepository plans;
    private final PlanTemplates templates;
    private final PlanDeadlines followUp;
    private final PlanWords words;
    private final PlanViews views;

    PlanOrigins(
            PlanRepository plans, PlanTemplates templates, PlanDeadlines followUp, PlanWords words, PlanViews views) {
        this.plans = plans;
        this.templates = templates;
        this.followUp = followUp;
        this.words = words;
        this.views = views;
    }

    record Source(String title, PlanText text, List<Objective> objectives, List<PutItem> items) {}

    Source source(NewPlan wanted) {
        return switch (wanted.basis()) {
            case "EMPTY" ->
                new Source(
                        words.text("title." + wanted.kind(), wanted.language()),
                        PlanText.empty(),
                        List.of(),
                        List.of());
            case "LAST_YEAR" -> lastYear(wanted);
            default -> {
                var template = templates.get(wanted.basis(), wanted.language());
                yield new Source(
                        template.title(),
                        template.text(),
                        template.objectives().stream()
                                .map(PlanTemplates.TemplateObjective::objective)
                                .toList(),
                        template.items().stream()
                                .map(item -> item.item(wanted.year()))
                                .toList());
            }
        };
    }

    /** Last year's plan, with its dates moved by a year (R88). */
    private Source lastYear(NewPlan wanted) {
        var before = wanted.kind().number(wanted.year() - 1);
        if (!plans.exists(before)) {
            throw Refused.field("basis", "planning.basis.no-last-year", before);
        }
        var plan = views.view(plans.get(before, null));
        var items = plan.items().stream()
                .filter(item -> item.state() != ItemState.CANCELLED)
                .map(item -> new PutItem(
                        null,
                        item.work(),
                        item.measures(),
                        item.responsible(),
                        item.cooperating(),
                        item.person(),
                        item.owner(),
                        item.schedule()
                                .toString()
                                .replace(Integer.toString(plan.year()), Integer.toString(wanted.year()))))
                .toList();
        return new Source(plan.title(), plan.text(), plan.objectives(), items);
    }

    /** What last year's plan left open is put before the author of this one (R85). */
    void recall(long id, NewPlan wanted) {
        var before = wanted.kind().number(wanted.year() - 1);
        if (plans.exists(before)) {
            for (var item : views.view(plans.get(before, null)).items()) {
                if (item.state() != ItemState.VERIFIED && item.state() != ItemState.CANCELLED) {
                    var ineffective = item.state() == ItemState.CARRIED_OVER;
                    plans.addProblem(id, before, item.work(), ineffective);
                }
            }
        }
        followUp.missedObjectives(wanted.year() - 1)
                .forEach(missed -> plans.addProblem(
                        id,
                        missed.metric(),
                        words.text(
                                "problem.missed", wanted.language(), missed.metric(), missed.period(), missed.value()),
                        false));
    }
}
