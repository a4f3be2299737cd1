package org.hengwei.planning;

import java.time.Clock;
import org.hengwei.planning.PlanRepository.Row;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Following an issued plan: its due instances are done, its lines verified, cancelled or carried over. */
@Service
@Transactional
public class PlanProgress {

    private final PlanRepository plans;
    private final PlanViews views;
    private final PlanDeadlines followUp;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PlanProgress(
            PlanRepository plans,
            PlanViews views,
            PlanDeadlines followUp,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.views = views;
        this.followUp = followUp;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Reports a due instance done, with what shows it. */
    public PlanView done(String number, long instance, String note) {
        var actor = access.demand(PlanPermission.CARRY_OUT);
        new Checks().present(note, "note").atMost(note, 2000, "note").refuse();
        var plan = issued(number);
        var item = plans.items(plan.id(), plan.year()).stream()
                .filter(candidate -> candidate.instances().stream().anyMatch(i -> i.id() == instance))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(instance)));
        if (item.state().settled() || !plans.done(instance, clock.instant(), actor.login(), note)) {
            throw Refused.conflict("planning.instance.settled");
        }
        var after = plans.item(plan, item.id());
        var all = after.done() == after.instances().size();
        plans.moveItem(item.id(), all ? ItemState.DONE : ItemState.IN_PROGRESS, null);
        var finished = after.instances().stream()
                .filter(i -> i.id() == instance)
                .findFirst()
                .orElseThrow();
        followUp.done(views.view(plan), after, finished);
        events.publishEvent(
                new PlanEvent.InstanceDone(subject(number), clock.instant(), item.work(), finished.label(), note));
        return views.get(number);
    }

    /** Verifies, cancels or carries over a line; the latter two with a reason. */
    public PlanView move(String number, long id, ItemState state, String reason) {
        access.demand(PlanPermission.SUPERVISE);
        var plan = issued(number);
        var item = plans.item(plan, id);
        new Checks()
                .that(state == ItemState.VERIFIED || !reason.isBlank(), "reason", "shared.required")
                .refuse();
        if (!item.state().next().contains(state) || state == ItemState.IN_PROGRESS || state == ItemState.DONE) {
            throw Refused.conflict("planning.item.state");
        }
        plans.moveItem(id, state, reason.isBlank() ? null : reason);
        var settled = plans.item(plan, id);
        settled.instances().stream()
                .filter(i -> i.doneAt() == null)
                .forEach(i -> followUp.drop(views.view(plan), settled, i));
        events.publishEvent(new PlanEvent.ItemMoved(subject(number), clock.instant(), item.work(), state, reason));
        return views.get(number);
    }

    private Row issued(String number) {
        var plan = plans.get(number, null);
        while (plan.state() != PlanState.ISSUED) {
            if (plan.edition() == 1) {
                throw Refused.conflict("planning.not-issued");
            }
            plan = plans.get(number, plan.edition() - 1);
        }
        return plan;
    }

    private static Subject subject(String number) {
        return new Subject("plan", number);
    }
}
