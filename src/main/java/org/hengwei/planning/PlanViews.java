package org.hengwei.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.DocumentViews;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.planning.PlanRepository.Row;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading the annual plans: what they say, how their objectives stand, which paper they are on. */
@Service
@Transactional(readOnly = true)
public class PlanViews {

    private final PlanRepository plans;
    private final PlanPaper paper;
    private final DocumentViews papers;
    private final Measures measures;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;

    PlanViews(
            PlanRepository plans,
            PlanPaper paper,
            DocumentViews papers,
            Measures measures,
            Access access,
            Clock clock,
            CompanyZone zone) {
        this.plans = plans;
        this.paper = paper;
        this.papers = papers;
        this.measures = measures;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    public List<PlanLine> list(@Nullable Integer year, @Nullable PlanKind kind) {
        access.demand(PlanPermission.READ);
        return plans.list(year, kind, zone.dayOf(clock.instant()));
    }

    /** The newest edition of a plan. */
    public PlanView get(String number) {
        access.demand(PlanPermission.READ);
        return view(plans.get(number, null));
    }

    /** An earlier edition stays readable after a new one is issued. */
    public PlanView get(String number, int edition) {
        access.demand(PlanPermission.READ);
        return view(plans.get(number, edition));
    }

    public List<Integer> editions(String number) {
        access.demand(PlanPermission.READ);
        return plans.editions(number);
    }

    /** @param label version as the house names it */
    public record Paper(String number, String version, String href) {}

    /** The controlled document the plan is put on paper by; null until submitted. */
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
    public DocumentContent paper(String number) {
        return paper.of(get(number));
    }

    PlanView view(Row plan) {
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
}
