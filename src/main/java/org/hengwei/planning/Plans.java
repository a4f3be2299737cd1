package org.hengwei.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.documents.Documents;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.planning.PlanRepository.Row;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compiling the annual plans, sending them to be signed, issuing and revising them. */
@Service
@Transactional
public class Plans {

    private static final Map<PlanKind, String> APPROVER = Map.of(PlanKind.QUALITY, "GENERAL_MANAGER");

    private final PlanRepository plans;
    private final PlanViews views;
    private final PlanOrigins origins;
    private final PlanPaper paper;
    private final PlanDeadlines followUp;
    private final Documents documents;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;
    private final ApplicationEventPublisher events;

    Plans(
            PlanRepository plans,
            PlanViews views,
            PlanOrigins origins,
            PlanPaper paper,
            PlanDeadlines followUp,
            Documents documents,
            Access access,
            Clock clock,
            CompanyZone zone,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.views = views;
        this.origins = origins;
        this.paper = paper;
        this.followUp = followUp;
        this.documents = documents;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
    }

    /** @throws Refused when there is a plan of that kind and year already (R54), or the basis is unknown */
    public PlanView create(NewPlan wanted) {
        var author = access.demand(PlanPermission.COMPILE);
        var number = wanted.kind().number(wanted.year());
        new Checks()
                .that(wanted.year() >= 2000 && wanted.year() <= 2100, "year", "planning.year.range")
                .that(!plans.exists(number), "year", "planning.exists", number)
                .refuse();
        var source = origins.source(wanted);
        var title = wanted.title() == null || wanted.title().isBlank() ? source.title() : wanted.title();
        var id = plans.insert(
                number,
                1,
                wanted.kind(),
                wanted.year(),
                title,
                wanted.language(),
                source.text(),
                author.login(),
                clock.instant());
        source.objectives().forEach(objective -> plans.putObjective(id, objective));
        source.items().forEach(item -> plans.putItem(id, item, Schedule.parse(item.schedule(), wanted.year())));
        origins.recall(id, wanted);
        events.publishEvent(new PlanEvent.Created(subject(number), clock.instant(), title, wanted.basis()));
        return views.get(number);
    }

    /** Adds a problem of the year before that no record knows. */
    public void addProblem(String number, String text, boolean ineffective) {
        var plan = draft(number);
        new Checks().present(text, "text").atMost(text, 1000, "text").refuse();
        plans.addProblem(plan.id(), number, text, ineffective);
    }

    /** States how a problem of the year before is improved this year (R85); an ineffective one needs a line of the work table (R86). */
    public void answerProblem(String number, long problem, String answer, @Nullable Long item) {
        var plan = draft(number);
        new Checks().present(answer, "answer").refuse();
        var asked = plans.problems(plan.id()).stream()
                .filter(p -> p.id() == problem)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(problem)));
        if (item != null) {
            plans.item(plan, item);
        }
        plans.answerProblem(problem, answer, item);
        events.publishEvent(new PlanEvent.ProblemAnswered(subject(number), clock.instant(), asked.text(), answer));
    }

    /** @param version the version read; refused as stale when somebody else was faster */
    public PlanView write(String number, PlanText text, @Nullable Integer version) {
        var plan = draft(number);
        if (version != null && version != plan.version()) {
            throw Refused.stale();
        }
        plans.update(plan, text, plan.state(), plan.document(), plan.issuedAt());
        events.publishEvent(new PlanEvent.TextChanged(subject(number), clock.instant()));
        return views.get(number);
    }

    /** Adds an objective or changes the one bound to the same metric. */
    public PlanView putObjective(String number, Objective objective) {
        var plan = draft(number);
        new Checks()
                .present(objective.metric(), "metric")
                .present(objective.name(), "name")
                .that(
                        List.of("GE", "GT", "LE", "LT", "EQ").contains(objective.comparator()),
                        "comparator",
                        "planning.comparator")
                .refuse();
        plans.putObjective(plan.id(), objective);
        events.publishEvent(
                new PlanEvent.ObjectiveSet(subject(number), clock.instant(), objective.metric(), objective.goal()));
        return views.get(number);
    }

    public PlanView removeObjective(String number, String metric) {
        var plan = draft(number);
        if (!plans.removeObjective(plan.id(), metric)) {
            throw Refused.notFound(metric);
        }
        events.publishEvent(new PlanEvent.ObjectiveRemoved(subject(number), clock.instant(), metric));
        return views.get(number);
    }

    /** Adds a line of the work table, or changes the one with its id (R98). */
    public PlanView putItem(String number, PutItem item) {
        var plan = draft(number);
        new Checks()
                .present(item.work(), "work")
                .present(item.measures(), "measures")
                .present(item.responsible(), "responsible")
                .present(item.schedule(), "schedule")
                .refuse();
        var schedule = Schedule.parse(item.schedule(), plan.year());
        if (item.id() != null) {
            plans.item(plan, item.id());
        }
        plans.putItem(plan.id(), item, schedule);
        events.publishEvent(new PlanEvent.ItemSet(subject(number), clock.instant(), item.work(), schedule.toString()));
        return views.get(number);
    }

    public PlanView removeItem(String number, long id) {
        var plan = draft(number);
        var item = plans.item(plan, id);
        plans.removeItem(id);
        events.publishEvent(new PlanEvent.ItemRemoved(subject(number), clock.instant(), item.work()));
        return views.get(number);
    }

    /**
     * Puts the plan on paper and sends it to reviewer and approver (H17).
     *
     * @throws Refused when mandatory contents are missing (R96), a problem of the year before is unanswered (R85, R86), or the
     *     approver of a quality plan is not the general manager (R97)
     */
    public PlanView submit(String number, String reviewer, String approver) {
        var plan = draft(number);
        var view = views.view(plan);
        checkComplete(view);
        var role = APPROVER.get(plan.kind());
        new Checks()
                .present(reviewer, "reviewer")
                .present(approver, "approver")
                .that(
                        role == null || access.holders(role).contains(approver),
                        "approver",
                        "planning.approver.general-manager")
                .refuse();
        var document = plan.document() == null ? draftDocument(view, reviewer, approver) : plan.document();
        if (plan.document() != null) {
            documents.signers(document, reviewer, approver);
        }
        plans.update(plan, plan.text(), PlanState.IN_REVIEW, document, plan.issuedAt());
        documents.submit(document, paper.of(view));
        events.publishEvent(new PlanEvent.Submitted(subject(number), clock.instant(), document));
        return views.get(number);
    }

    private void checkComplete(PlanView view) {
        var checks = new Checks();
        view.missing().forEach(letter -> checks.that(false, "content-" + letter, "planning.missing." + letter));
        view.problems().stream()
                .filter(p -> !p.answered())
                .forEach(p -> checks.that(
                        false,
                        "problem-" + p.id(),
                        p.ineffective() ? "planning.problem.needs-item" : "planning.problem.unanswered",
                        p.text()));
        checks.that(!view.items().isEmpty(), "items", "planning.items.none").refuse();
    }

    private String draftDocument(PlanView view, String reviewer, String approver) {
        return documents
                .draft(new DraftDocument(
                        view.kind() + "_PLAN",
                        view.title(),
                        view.language(),
                        view.year(),
                        view.subject(),
                        reviewer,
                        approver,
                        SecurityClass.INTERNAL,
                        List.of(),
                        null))
                .number();
    }

    /** Issues the approved plan: the document is frozen, targets are set, and every due instance starts to be followed. */
    public PlanView issue(String number, @Nullable LocalDate effectiveOn, List<String> departments) {
        access.demand(PlanPermission.COMPILE);
        var plan = plans.get(number, null);
        if (plan.state() != PlanState.APPROVED || plan.document() == null) {
            throw Refused.conflict("planning.not-approved");
        }
        var day = effectiveOn == null ? zone.dayOf(clock.instant()) : effectiveOn;
        documents.issue(plan.document(), day);
        if (!departments.isEmpty()) {
            documents.distribute(plan.document(), departments);
        }
        plans.update(plans.get(number, null), plan.text(), PlanState.ISSUED, plan.document(), clock.instant());
        plans.supersedeOthers(plan);
        var items = plans.items(plan.id(), plan.year());
        items.stream()
                .filter(item -> item.state().stillHolds())
                .forEach(item -> plans.makeInstances(item, plan.year()));
        keepWhatWasDone(plan);
        var issued = views.view(plans.get(number, null));
        followUp.begin(issued);
        var instances = issued.items().stream()
                .mapToInt(item -> item.instances().size())
                .sum();
        events.publishEvent(new PlanEvent.Issued(subject(number), clock.instant(), plan.document(), instances));
        return issued;
    }

    private void keepWhatWasDone(Row plan) {
        if (plan.edition() == 1) {
            return;
        }
        var before = plans.items(plans.get(plan.number(), plan.edition() - 1).id(), plan.year());
        for (var item : plans.items(plan.id(), plan.year())) {
            before.stream()
                    .filter(old -> old.work().equals(item.work()))
                    .flatMap(old -> old.instances().stream())
                    .filter(done -> done.doneAt() != null)
                    .forEach(done -> plans.copyDone(item.id(), done));
        }
    }

    /** Begins a new edition of an issued plan; the issued one stays in force until the new one is issued. */
    public PlanView revise(String number, boolean major, String reason) {
        var author = access.demand(PlanPermission.COMPILE);
        new Checks().present(reason, "reason").refuse();
        var plan = plans.get(number, null);
        if (plan.state() != PlanState.ISSUED || plan.document() == null) {
            throw Refused.conflict("planning.not-issued");
        }
        documents.reviseFrom(plan.document(), major, reason, null);
        var id = plans.insert(
                number,
                plan.edition() + 1,
                plan.kind(),
                plan.year(),
                plan.title(),
                plan.language(),
                plan.text(),
                author.login(),
                clock.instant());
        plans.objectives(plan.id()).forEach(objective -> plans.putObjective(id, objective));
        plans.items(plan.id(), plan.year()).forEach(item -> {
            var made = plans.putItem(id, put(item), item.schedule());
            plans.moveItem(made, item.state(), item.reason());
        });
        var fresh = plans.get(number, null);
        plans.update(fresh, fresh.text(), PlanState.DRAFT, plan.document(), null);
        events.publishEvent(new PlanEvent.Revised(subject(number), clock.instant(), fresh.edition(), reason));
        return views.get(number);
    }

    private static PutItem put(ItemView item) {
        return new PutItem(
                null,
                item.work(),
                item.measures(),
                item.responsible(),
                item.cooperating(),
                item.person(),
                item.owner(),
                item.schedule().toString());
    }

    /** Called when the sign-off of the plan's document has moved on. */
    void follow(String number, PlanState state) {
        var plan = plans.get(number, null);
        if (plan.state() != state && plan.state() != PlanState.ISSUED) {
            plans.update(plan, plan.text(), state, plan.document(), plan.issuedAt());
            events.publishEvent(new PlanEvent.StateFollowed(subject(number), clock.instant(), state));
        }
    }

    private Row draft(String number) {
        access.demand(PlanPermission.COMPILE);
        var plan = plans.get(number, null);
        if (plan.state() != PlanState.DRAFT) {
            throw Refused.conflict("planning.not-draft");
        }
        return plan;
    }

    private static Subject subject(String number) {
        return new Subject("plan", number);
    }
}
