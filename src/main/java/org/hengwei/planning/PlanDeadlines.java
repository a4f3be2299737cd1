package org.hengwei.planning;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.measures.Comparator;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Outcome;
import org.hengwei.measures.Scope;
import org.hengwei.measures.SetTarget;
import org.hengwei.measures.Targets;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Follows an issued plan: its targets are set, and each due instance gets a deadline that reminds and goes overdue. */
@Component
class PlanDeadlines {

    static final String KIND = "plan-instance";
    private static final String CLOCK = "PLAN_ITEM";
    private static final List<Integer> WARN_AT = List.of(75, 95);

    private final PlanRepository plans;
    private final Deadlines deadlines;
    private final Measures measures;
    private final Targets targets;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PlanDeadlines(
            PlanRepository plans,
            Deadlines deadlines,
            Measures measures,
            Targets targets,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.deadlines = deadlines;
        this.measures = measures;
        this.targets = targets;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /** Its plan's number and its own, e.g. {@code QP-2026-26}. */
    private static Subject subject(PlanView plan, ItemView.Instance instance) {
        return new Subject(KIND, plan.number() + "-" + instance.id());
    }

    static long instance(Subject subject) {
        return Long.parseLong(subject.code().substring(subject.code().lastIndexOf('-') + 1));
    }

    void begin(PlanView plan) {
        access.byRule("planning.rule.issued", () -> plan.objectives().forEach(objective -> setTarget(plan, objective)));
        var promises = new ArrayList<Promise>();
        for (var item : plan.items()) {
            if (!item.state().settled()) {
                for (var instance : item.instances()) {
                    if (instance.doneAt() == null) {
                        promises.add(promise(plan, instance));
                        events.publishEvent(work(plan, item, instance));
                    }
                }
            }
        }
        deadlines.promiseAll(promises);
    }

    private void setTarget(PlanView plan, Objective objective) {
        targets.set(
                objective.metric(),
                new SetTarget(
                        plan.year(),
                        Scope.COMPANY.toString(),
                        Comparator.valueOf(objective.comparator()),
                        objective.target()));
    }

    private Promise promise(PlanView plan, ItemView.Instance instance) {
        var opens = zone.startOf(instance.opensOn());
        var due = zone.startOf(instance.dueOn().plusDays(1));
        return new Promise(
                subject(plan, instance), CLOCK, "7X24", Target.of(Duration.between(opens, due)), opens, WARN_AT);
    }

    private Work work(PlanView plan, ItemView item, ItemView.Instance instance) {
        return new Work(
                subject(plan, instance),
                item.work() + " · " + instance.label(),
                "PLANNED",
                instance.doneAt() == null && !item.state().settled(),
                item.owner(),
                null,
                null,
                null,
                null,
                zone.startOf(instance.dueOn().plusDays(1)),
                zone.startOf(instance.opensOn()),
                Set.of(),
                "/plans/" + plan.number(),
                item.measures());
    }

    /** The due instance is done: its deadline is met and it leaves the work queues. */
    void done(PlanView plan, ItemView item, ItemView.Instance instance) {
        deadlines.meet(subject(plan, instance), CLOCK, clock.instant());
        events.publishEvent(work(plan, item, instance));
    }

    /** Its line was cancelled or carried over. */
    void drop(PlanView plan, ItemView item, ItemView.Instance instance) {
        deadlines.cancel(subject(plan, instance), CLOCK, clock.instant());
        events.publishEvent(work(plan, item, instance));
    }

    record Missed(String metric, String period, String value) {}

    /** Metrics of the company that missed their target in that year's last period (R85). */
    List<Missed> missedObjectives(int year) {
        return access.byRule(
                "planning.rule.begun",
                () -> measures.values(Scope.COMPANY, new Period(Period.Length.MONTH, year, 12)).stream()
                        .filter(figure -> figure.state() == Outcome.MISSED)
                        .map(figure -> new Missed(figure.code(), figure.period(), String.valueOf(figure.value())))
                        .collect(Collectors.toList()));
    }
}
