package org.hengwei.measures;

import static org.hengwei.measures.db.Tables.TARGET;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.measures.db.TargetRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Targets per year and scope (R121). A narrower scope without its own takes the company's, and that the definition's. */
@Service
@Transactional
public class Targets {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private final DSLContext db;
    private final Definitions definitions;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Targets(DSLContext db, Definitions definitions, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.definitions = definitions;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Sets or changes a target. Warnings come with the answer; they are for a person to weigh. */
    public TargetView set(String code, SetTarget wanted) {
        access.demand(MeasuresPermission.SET_TARGET);
        var definition = definitions.current(code).orElseThrow(() -> Refused.notFound(code));
        new Checks()
                .present(wanted.year(), "year")
                .that(
                        wanted.year() == null || (wanted.year() >= 2000 && wanted.year() <= 2100),
                        "year",
                        "measures.refused.year")
                .present(wanted.comparator(), "comparator")
                .present(wanted.value(), "value")
                .that(wanted.value() == null || reasonable(wanted.value()), "value", "measures.refused.number")
                .refuse();
        var scope = Scope.parse(wanted.scope() == null || wanted.scope().isBlank() ? "COMPANY" : wanted.scope());
        var year = Objects.requireNonNull(wanted.year());
        access.demand(MeasuresPermission.SET_TARGET, scope.place());
        var row = row(code, year, scope);
        var before = row == null ? null : goal(row).text();
        var goal = new Goal(Objects.requireNonNull(wanted.comparator()), Objects.requireNonNull(wanted.value()));
        var saved = save(row, code, year, scope, goal);
        events.publishEvent(new MeasuresEvent.TargetSet(
                Definitions.subject(code), now(), year, scope.toString(), goal.text(), before));
        return view(saved, warnings(definition, year, scope, goal));
    }

    private static boolean reasonable(BigDecimal value) {
        return value.abs().compareTo(LARGEST) <= 0 && value.scale() <= 6;
    }

    private TargetRecord save(@Nullable TargetRecord known, String code, int year, Scope scope, Goal goal) {
        var row = known == null ? db.newRecord(TARGET) : known;
        row.setMetric(code);
        row.setYear(year);
        row.setScope(scope.toString());
        row.setComparator(goal.comparator().name());
        row.setValue(goal.value());
        row.setSetBy(access.actor().login());
        row.setSetAt(now());
        row.setVersion(known == null ? 1 : known.getVersion() + 1);
        row.store();
        return row;
    }

    /** Takes a target away; the wider one then holds. */
    public void remove(String code, int year, String scope) {
        access.demand(MeasuresPermission.SET_TARGET, Scope.parse(scope).place());
        var row = row(code, year, Scope.parse(scope));
        if (row == null) {
            throw Refused.notFound(code);
        }
        var before = goal(row).text();
        row.delete();
        events.publishEvent(new MeasuresEvent.TargetRemoved(Definitions.subject(code), now(), year, scope, before));
    }

    /** All targets set for a metric, newest year first, each with what does not fit. */
    @Transactional(readOnly = true)
    public List<TargetView> list(String code) {
        access.demand(MeasuresPermission.READ);
        var definition = definitions.current(code).orElseThrow(() -> Refused.notFound(code));
        return db.selectFrom(TARGET)
                .where(TARGET.METRIC.eq(code))
                .orderBy(TARGET.YEAR.desc(), TARGET.SCOPE)
                .fetch()
                .map(row -> view(row, warnings(definition, row.getYear(), Scope.parse(row.getScope()), goal(row))));
    }

    private static TargetView view(TargetRecord row, List<TargetView.Warning> warnings) {
        return new TargetView(
                row.getMetric(),
                row.getYear(),
                row.getScope(),
                Comparator.valueOf(row.getComparator()),
                row.getValue(),
                row.getSetBy(),
                row.getSetAt(),
                row.getVersion(),
                warnings);
    }

    /** What holds for a metric, year and scope. */
    @Nullable
    Goal goal(Definition definition, int year, Scope scope) {
        return book(List.of(definition), year).goal(definition, scope);
    }

    /** All targets of a year, read once. */
    Book book(List<Definition> wanted, int year) {
        var codes = wanted.stream().map(Definition::code).collect(Collectors.toSet());
        var rows = new HashMap<String, Goal>();
        db.selectFrom(TARGET)
                .where(TARGET.YEAR.eq(year))
                .and(TARGET.METRIC.in(codes))
                .forEach(row -> rows.put(row.getMetric() + "\n" + row.getScope(), goal(row)));
        return new Book(rows);
    }

    /** Targets of one year by metric and scope. */
    record Book(Map<String, Goal> rows) {

        /** A count of the whole is no target for a part. */
        @Nullable
        Goal goal(Definition definition, Scope scope) {
            var own = rows.get(definition.code() + "\n" + scope);
            if (own != null || (!definition.isShare() && !definition.levels().contains(scope.kind()))) {
                return own;
            }
            var company = definition.isShare() ? rows.get(definition.code() + "\nCOMPANY") : null;
            return company != null ? company : definition.defaultGoal();
        }
    }

    /** A part looser than the whole, or parts that together may exceed it (G2). */
    private List<TargetView.Warning> warnings(Definition definition, int year, Scope scope, Goal goal) {
        var alike = definitions.all().stream()
                .filter(other -> other.expression().equals(definition.expression()))
                .toList();
        var whole = whole(alike, year);
        var found = new ArrayList<TargetView.Warning>();
        if (whole == null) {
            return found;
        }
        if (!scope.isCompany() && looser(definition, goal, whole)) {
            found.add(new TargetView.Warning(
                    "measures.warning.looser", List.of(scope.toString(), goal.text(), whole.text())));
        }
        if (!definition.isShare() && whole.comparator().wantsLess()) {
            parts(alike, year).forEach((kind, sum) -> {
                if (sum.compareTo(most(whole)) > 0) {
                    found.add(new TargetView.Warning(
                            "measures.warning.sum",
                            List.of(sum.toPlainString(), most(whole).toPlainString())));
                }
            });
        }
        return found;
    }

    private @Nullable Goal whole(List<Definition> alike, int year) {
        var book = book(alike, year);
        return alike.stream()
                .filter(d -> d.levels().contains(Scope.Kind.COMPANY))
                .map(d -> book.goal(d, Scope.COMPANY))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean looser(Definition definition, Goal part, Goal whole) {
        var a = part.exact();
        var b = whole.exact();
        if (whole.comparator().wantsMore()) {
            return a.compareTo(b) < 0
                    || (a.equals(b) && whole.comparator() == Comparator.GT && part.comparator() == Comparator.GE);
        }
        if (whole.comparator().wantsLess()) {
            return definition.isShare() ? a.compareTo(b) > 0 : most(part).compareTo(most(whole)) > 0;
        }
        return definition.isShare() && !a.equals(b);
    }

    /** The greatest count that still meets it. */
    private static BigDecimal most(Goal goal) {
        var floor = new BigDecimal(goal.exact().floor());
        return goal.comparator() == Comparator.LT && goal.exact().isWhole() ? floor.subtract(BigDecimal.ONE) : floor;
    }

    private Map<Scope.Kind, BigDecimal> parts(List<Definition> alike, int year) {
        var sums = new HashMap<Scope.Kind, BigDecimal>();
        book(alike, year).rows().forEach((key, goal) -> {
            var scope = Scope.parse(key.substring(key.indexOf('\n') + 1));
            if (!scope.isCompany() && goal.comparator().wantsLess()) {
                sums.merge(scope.kind(), most(goal), BigDecimal::add);
            }
        });
        return sums;
    }

    private @Nullable TargetRecord row(String code, int year, Scope scope) {
        return db.selectFrom(TARGET)
                .where(TARGET.METRIC.eq(code))
                .and(TARGET.YEAR.eq(year))
                .and(TARGET.SCOPE.eq(scope.toString()))
                .forUpdate()
                .fetchOne();
    }

    private static Goal goal(TargetRecord row) {
        return new Goal(Comparator.valueOf(row.getComparator()), row.getValue());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
