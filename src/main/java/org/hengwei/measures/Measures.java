package org.hengwei.measures;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures, always from the records (R131). A figure counts all records of its scope; who may ask for which scope follows from
 * {@link MeasuresPermission#READ}, and the company's figures need that right for the whole company (H14).
 */
@Service
@Transactional(readOnly = true)
public class Measures {

    private static final int MOST_PERIODS = 36;

    private final Definitions definitions;
    private final Figures figures;
    private final Targets targets;
    private final Closings closings;
    private final Drilldown drilldown;
    private final FactViews views;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    Measures(
            Definitions definitions,
            Figures figures,
            Targets targets,
            Closings closings,
            Drilldown drilldown,
            FactViews views,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.definitions = definitions;
        this.figures = figures;
        this.targets = targets;
        this.closings = closings;
        this.drilldown = drilldown;
        this.views = views;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** The figure of a metric for a scope and period; any period, not only the metric's own. */
    public Figure value(String code, Scope scope, Period period) {
        demand(scope);
        return figures.one(definition(code), scope, period);
    }

    /**
     * For a score over answers: which share of the same people answered, so that silence is seen beside it. Null for every
     * other metric.
     */
    public @Nullable Figure responseRate(String code, Scope scope, Period period) {
        demand(scope);
        var answered = definition(code).expression().sources().stream()
                .filter(source -> source.countable().stream().anyMatch(Measures::asksWhetherAnswered))
                .findFirst()
                .orElse(null);
        return answered == null
                ? null
                : definitions.all().stream()
                        .filter(d -> d.state() == DefinitionState.ACTIVE && sharesAnswered(d.expression(), answered))
                        .findFirst()
                        .map(d -> figures.one(d, scope, period))
                        .orElse(null);
    }

    private static boolean sharesAnswered(Expression expression, Source of) {
        return expression instanceof Expression.Ratio(var rows, var met)
                && rows.view().equals(of.view())
                && rows.date().equals(of.date())
                && met.stream().anyMatch(Measures::asksWhetherAnswered);
    }

    private static boolean asksWhetherAnswered(Condition condition) {
        return condition.equals(Condition.isTrue("answered"));
    }

    /** All metrics in force in one period. */
    public List<Figure> values(Scope scope, Period period) {
        demand(scope);
        return figures.many(
                definitions.all().stream()
                        .filter(d -> d.state() == DefinitionState.ACTIVE)
                        .map(d -> new Question(d, period))
                        .toList(),
                scope);
    }

    /** All metrics in force, each in the period of its own length that is running now. */
    public List<Figure> board(Scope scope) {
        demand(scope);
        return figures.many(
                definitions.all().stream()
                        .filter(d -> d.state() == DefinitionState.ACTIVE)
                        .map(d -> new Question(d, current(d)))
                        .toList(),
                scope);
    }

    /** The widest scope the actor may ask for: the company, else a project or department of his, else himself. */
    public Scope widest() {
        var actor = access.demand(MeasuresPermission.READ);
        return java.util.stream.Stream.of(
                        java.util.stream.Stream.of(Scope.COMPANY),
                        actor.projects().stream().sorted().map(p -> Scope.of(Scope.Kind.PROJECT, p)),
                        actor.departments().stream().sorted().map(d -> Scope.of(Scope.Kind.DEPARTMENT, d)))
                .flatMap(scopes -> scopes)
                .filter(this::may)
                .findFirst()
                .orElseGet(() -> Scope.of(Scope.Kind.PERSON, actor.login()));
    }

    /** The figure over the last periods, oldest first (R130); a share measured by the year or half-year month by month. */
    public List<Figure> trend(String code, Scope scope, Period last, int periods) {
        demand(scope);
        var definition = definition(code);
        var questions = new ArrayList<Question>();
        for (var period = step(definition, last);
                questions.size() < Math.clamp(periods, 1, MOST_PERIODS);
                period = period.previous()) {
            questions.addFirst(new Question(definition, period));
        }
        return figures.trend(questions, scope);
    }

    /** A share of a part says the same as one of the whole, and a year alone makes no run. */
    private Period step(Definition definition, Period last) {
        if (!definition.isShare() || last.length().months() < Period.Length.HALF_YEAR.months()) {
            return last;
        }
        var end = last.dayAfter().minusDays(1);
        var today = zone.dayOf(clock.instant());
        return Period.of(
                Period.Length.MONTH, end.isAfter(today) && !last.firstDay().isAfter(today) ? today : end);
    }

    /**
     * The same figure apart for each project, department, customer or person within a scope (R122). Who may not ask for the
     * scope itself gets the parts he may ask for.
     */
    public List<Figure> by(String code, Scope within, Scope.Kind kind, Period period) {
        access.demand(MeasuresPermission.READ);
        if (kind == Scope.Kind.COMPANY) {
            throw Refused.field("by", "measures.refused.scope", kind.name().toLowerCase(Locale.ROOT));
        }
        return figures.by(definition(code), within, kind, period).stream()
                .filter(figure -> may(within) || may(Scope.parse(figure.scope())))
                .toList();
    }

    /**
     * The records a figure counted, oldest first, as far as the caller may see them; how many he may not is told (H14).
     *
     * @param parts NUMERATOR, DENOMINATOR, LEFT_OUT, OVERDUE; none for those that were counted
     */
    public CountedRecords records(
            String code, Scope scope, Period period, List<String> parts, @Nullable String cursor, int limit) {
        demand(scope);
        var definition = definition(code);
        var wanted = new Drilldown.Wanted(parts.stream().map(Measures::part).toList(), cursor, limit);
        var question = new Question(definition, period);
        var closing = question.canBeClosed() ? closings.standing(code, period).orElse(null) : null;
        if (closing != null) {
            return drilldown.frozen(closing.getId(), scope, wanted);
        }
        var counting = definition.expression() instanceof Expression.Formula
                ? null
                : Counting.of(definition, period, views, zone.id(), clock.instant(), true);
        return counting == null ? new CountedRecords(List.of(), null, 0, 0) : drilldown.live(counting, scope, wanted);
    }

    private static Counting.Part part(String text) {
        try {
            return Counting.Part.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("counted", "measures.refused.part", text);
        }
    }

    /** What holds for a metric in a year and scope; null where nothing does. */
    public @Nullable Goal targetFor(String code, int year, Scope scope) {
        access.demand(MeasuresPermission.READ);
        return targets.goal(definition(code), year, scope);
    }

    /** The period that is running now, of the length the metric is measured by. */
    public Period current(Definition definition) {
        return Period.of(definition.period(), zone.dayOf(clock.instant()));
    }

    /** Fact views with their columns, for whoever writes a definition. */
    public List<FactView> sources() {
        access.demand(MeasuresPermission.DEFINE);
        return List.copyOf(views.all().values());
    }

    public List<ClosingView> closings(String code) {
        access.demand(MeasuresPermission.READ);
        return closings.of(code);
    }

    public boolean may(Scope scope) {
        var visibility = access.visibility(MeasuresPermission.READ);
        return visibility.everything() || (!scope.isCompany() && visibility.sees(scope.place()));
    }

    private void demand(Scope scope) {
        access.demand(MeasuresPermission.READ);
        if (!may(scope)) {
            throw Refused.forbidden("measures.refused.not-your-scope", scope.toString());
        }
    }

    private Definition definition(String code) {
        return definitions.current(code).orElseThrow(() -> Refused.notFound(code));
    }
}
