package org.hengwei.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengwei.documents.DocumentViews;
import org.hengwei.documents.Documents;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.planning.PlanRepository.Row;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compiling, signing, issuing and following the annual plans. */
@Service
@Transactional
public class Plans {

    private static final Map<PlanKind, String> APPROVER = Map.of(PlanKind.QUALITY, "GENERAL_MANAGER");

    private final PlanRepository plans;
    private final PlanTemplates templates;
    private final PlanPaper paper;
    private final PlanDeadlines followUp;
    private final PlanWords words;
    private final Documents documents;
    private final DocumentViews papers;
    private final Measures measures;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;
    private final ApplicationEventPublisher events;

    Plans(
            PlanRepository plans,
            PlanTemplates templates,
            PlanPaper paper,
            PlanDeadlines followUp,
            PlanWords words,
            Documents documents,
            DocumentViews papers,
            Measures measures,
            Access access,
            Clock clock,
            CompanyZone zone,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.templates = templates;
        this.paper = paper;
        this.followUp = followUp;
        this.words = words;
        this.documents = documents;
        this.papers = papers;
        this.measures = measures;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<PlanLine> list(@Nullable Integer year, @Nullable PlanKind kind) {
        access.demand(PlanPermission.READ);
        return plans.list(year, kind, zone.dayOf(clock.instant()));
    }

    /** The newest edition of a plan. */
    @Transactional(readOnly = true)
    public PlanView get(String number) {
        access.demand(PlanPermission.READ);
        return view(plans.get(number, null));
    }

    /** An earlier edition stays readable after a new one is issued. */
    @Transactional(readOnly = true)
    public PlanView get(String number, int edition) {
        access.demand(PlanPermission.READ);
        return view(plans.get(number, edition));
    }

    @Transactional(readOnly = true)
    public List<Integer> editions(String number) {
        access.demand(PlanPermission.READ);
        return plans.editions(number);
    }

    /** @throws Refused when there is a plan of that kind and year already (R54), or the basis is unknown */
    public PlanView create(NewPlan wanted) {
        var author = access.demand(PlanPermission.COMPILE);
        var number = wanted.kind().number(wanted.year());
        new Checks()
                .that(wanted.year() >= 2000 && wanted.year() <= 2100, "year", "planning.year.range")
                .that(!plans.exists(number), "year", "planning.exists", number)
                .refuse();
        var source = source(wanted);
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
        recall(id, wanted);
        events.publishEvent(new PlanEvent.Created(subject(number), clock.instant(), title, wanted.basis()));
        return get(number);
    }

    private record Source(String title, PlanText text, List<Objective> objectives, List<PutItem> items) {}

    private Source source(NewPlan wanted) {
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
        var plan = view(plans.get(before, null));
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
    private void recall(long id, NewPlan wanted) {
        var before = wanted.kind().number(wanted.year() - 1);
        if (plans.exists(before)) {
            for (var item : view(plans.get(before, null)).items()) {
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
            item(plan, item);
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
        return get(number);
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
        return get(number);
    }

    public PlanView removeObjective(String number, String metric) {
        var plan = draft(number);
        if (!plans.removeObjective(plan.id(), metric)) {
            throw Refused.notFound(metric);
        }
        events.publishEvent(new PlanEvent.ObjectiveRemoved(subject(number), clock.instant(), metric));
        return get(number);
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
            item(plan, item.id());
        }
        plans.putItem(plan.id(), item, schedule);
        events.publishEvent(new PlanEvent.ItemSet(subject(number), clock.instant(), item.work(), schedule.toString()));
        return get(number);
    }

    public PlanView removeItem(String number, long id) {
        var plan = draft(number);
        var item = item(plan, id);
        plans.removeItem(id);
        events.publishEvent(new PlanEvent.ItemRemoved(subject(number), clock.instant(), item.work()));
        return get(number);
    }

    /**
     * Puts the plan on paper and sends it to reviewer and approver (H17).
     *
     * @throws Refused when mandatory contents are missing (R96), a problem of the year before is unanswered (R85, R86), or the
     *     approver of a quality plan is not the general manager (R97)
     */
    public PlanView submit(String number, String reviewer, String approver) {
        var plan = draft(number);
        var view = view(plan);
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
        return get(number);
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
        var issued = view(plans.get(number, null));
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
        return get(number);
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
        var after = item(plan, item.id());
        var all = after.done() == after.instances().size();
        plans.moveItem(item.id(), all ? ItemState.DONE : ItemState.IN_PROGRESS, null);
        var finished = after.instances().stream()
                .filter(i -> i.id() == instance)
                .findFirst()
                .orElseThrow();
        followUp.done(view(plan), after, finished);
        events.publishEvent(
                new PlanEvent.InstanceDone(subject(number), clock.instant(), item.work(), finished.label(), note));
        return get(number);
    }

    /** Verifies, cancels or carries over a line; the latter two with a reason. */
    public PlanView move(String number, long id, ItemState state, String reason) {
        access.demand(PlanPermission.SUPERVISE);
        var plan = issued(number);
        var item = item(plan, id);
        new Checks()
                .that(state == ItemState.VERIFIED || !reason.isBlank(), "reason", "shared.required")
                .refuse();
        if (!item.state().next().contains(state) || state == ItemState.IN_PROGRESS || state == ItemState.DONE) {
            throw Refused.conflict("planning.item.state");
        }
        plans.moveItem(id, state, reason.isBlank() ? null : reason);
        var settled = item(plan, id);
        settled.instances().stream()
                .filter(i -> i.doneAt() == null)
                .forEach(i -> followUp.drop(view(plan), settled, i));
        events.publishEvent(new PlanEvent.ItemMoved(subject(number), clock.instant(), item.work(), state, reason));
        return get(number);
    }

    /** Called when the sign-off of the plan's document has moved on. */
    void follow(String number, PlanState state) {
        var plan = plans.get(number, null);
        if (plan.state() != state && plan.state() != PlanState.ISSUED) {
            plans.update(plan, plan.text(), state, plan.document(), plan.issuedAt());
            events.publishEvent(new PlanEvent.StateFollowed(subject(number), clock.instant(), state));
        }
    }

    /** @param label version as the house names it */
    public record Paper(String number, String version, String href) {}

    /** The controlled document the plan is put on paper by; null until submitted. */
    @Transactional(readOnly = true)
    public @Nullable Paper paperOf(PlanView plan) {
        if (plan.document() == null) {
            return null;
        }
        var document = papers.get(plan.document());
        var href = "/api/v1/documents/" + document.code() + "/versions/" + document.label() + "/file";
        return new Paper(document.number(), document.label(), href);
    }

    /** @param figures one for each period of the year in which the objective is measured and that has begun */
    public record Attainment(Objective objective, List<Figure> figures) {}

    /** How the objectives stand now, from the records (R58). */
    @Transactional(readOnly = true)
    public List<Attainment> attainment(PlanView plan) {
        var today = zone.dayOf(clock.instant());
        return plan.objectives().stream()
                .map(objective -> new Attainment(objective, figures(objective, plan.year(), today)))
                .toList();
    }

    private List<Figure> figures(Objective objective, int year, LocalDate today) {
        return access.byRule(
                "planning.rule.shown",
                () -> objective.periods(year).stream()
                        .filter(period -> !period.firstDay().isAfter(today))
                        .map(period -> measures.value(objective.metric(), Scope.COMPANY, period))
                        .toList());
    }

    /** As it would be printed now. */
    @Transactional(readOnly = true)
    public org.hengwei.documents.DocumentContent paper(String number) {
        return paper.of(get(number));
    }

    private Row draft(String number) {
        access.demand(PlanPermission.COMPILE);
        var plan = plans.get(number, null);
        if (plan.state() != PlanState.DRAFT) {
            throw Refused.conflict("planning.not-draft");
        }
        return plan;
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

    private ItemView item(Row plan, long id) {
        return plans.items(plan.id(), plan.year()).stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(id)));
    }

    private PlanView view(Row plan) {
        var objectives = plans.objectives(plan.id());
        return new PlanView(
                plan.number(),
                plan.edition(),
                plan.kind(),
                plan.year(),
                plan.title(),
                plan.language(),
                plan.state(),
                plan.text(),
                plan.document(),
                plan.author(),
                plan.createdAt(),
                plan.issuedAt(),
                objectives,
                plans.items(plan.id(), plan.year()),
                plans.problems(plan.id()),
                plan.kind() == PlanKind.QUALITY ? plan.text().missing(objectives.size()) : List.of(),
                moves(plan),
                plan.version());
    }

    private List<String> moves(Row plan) {
        var moves = new ArrayList<String>();
        if (access.may(PlanPermission.COMPILE, Whereabouts.nowhere())) {
            switch (plan.state()) {
                case DRAFT -> moves.addAll(List.of("text", "objectives", "items", "submission"));
                case APPROVED -> moves.add("issue");
                case ISSUED -> moves.add("revision");
                case IN_REVIEW, REVIEWED, SUPERSEDED -> {}
            }
        }
        if (plan.state() == PlanState.ISSUED && access.may(PlanPermission.CARRY_OUT, Whereabouts.nowhere())) {
            moves.add("completion");
        }
        return moves;
    }

    private static Subject subject(String number) {
        return new Subject("plan", number);
    }
}
