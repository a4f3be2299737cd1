package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.measures.db.ClosingRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes figures of sums: live ones from the fact views, closed ones from their frozen list. Asks nobody for permission. */
@Component
class Figures {

    private static final int DEEPEST = 4;
    private static final int FEW = 10;

    private final Definitions definitions;
    private final Targets targets;
    private final Closings closings;
    private final Tallies tallies;
    private final FactViews views;
    private final CompanyZone zone;
    private final Clock clock;

    Figures(
            Definitions definitions,
            Targets targets,
            Closings closings,
            Tallies tallies,
            FactViews views,
            CompanyZone zone,
            Clock clock) {
        this.definitions = definitions;
        this.targets = targets;
        this.closings = closings;
        this.tallies = tallies;
        this.views = views;
        this.zone = zone;
        this.clock = clock;
    }

    /** What is known of a question: sums by key, or values of a formula by key. */
    private record Known(
            Question question,
            @Nullable ClosingRecord closing,
            Definition definition,
            Map<String, Sums> sums,
            Map<String, Fraction> formula) {}

    Figure one(Definition definition, Scope scope, Period period) {
        var question = new Question(definition, period);
        var known = known(List.of(question), scope, null, 0).getFirst();
        var goal = targets.goal(definition, period.year(), scope);
        return figure(known, scope, "", goal, lastYear(known, scope));
    }

    /** Figures of many metrics or periods in one scope, in the order asked. */
    List<Figure> many(List<Question> questions, Scope scope) {
        return many(questions, scope, true);
    }

    /** The same without what is open and overdue, which a run chart does not show. */
    List<Figure> trend(List<Question> questions, Scope scope) {
        return many(questions, scope, false);
    }

    private List<Figure> many(List<Question> questions, Scope scope, boolean withOverdue) {
        var books = new HashMap<Integer, Targets.Book>();
        var all = questions.stream().map(Question::definition).distinct().toList();
        return known(questions, scope, null, 0, withOverdue).stream()
                .map(known -> {
                    var question = known.question();
                    var book = books.computeIfAbsent(question.period().year(), year -> targets.book(all, year));
                    return figure(known, scope, "", book.goal(question.definition(), scope), null);
                })
                .toList();
    }

    /** The same figure for each project, department, customer or person that has records in it. */
    List<Figure> by(Definition definition, Scope within, Scope.Kind kind, Period period) {
        var known = known(List.of(new Question(definition, period)), within, kind, 0)
                .getFirst();
        var book = targets.book(List.of(definition), period.year());
        var keys = known.formula().isEmpty()
                ? known.sums().keySet()
                : known.formula().keySet();
        return keys.stream()
                .filter(key -> !key.isEmpty())
                .sorted()
                .map(key -> {
                    var scope = Scope.of(kind, key);
                    return figure(known, scope, key, book.goal(definition, scope), null);
                })
                .toList();
    }

    private List<Known> known(List<Question> questions, Scope scope, Scope.@Nullable Kind by, int depth) {
        return known(questions, scope, by, depth, true);
    }

    private List<Known> known(
            List<Question> questions, Scope scope, Scope.@Nullable Kind by, int depth, boolean withOverdue) {
        var closed = closings.standing(
                questions.stream().map(q -> q.definition().code()).collect(Collectors.toSet()),
                questions.stream().map(q -> q.period().toString()).collect(Collectors.toSet()));
        var countings = new ArrayList<Counting>();
        var places = new HashMap<Question, Integer>();
        for (var question : questions) {
            if (!places.containsKey(question) && !(question.canBeClosed() && closed.containsKey(question.key()))) {
                var counting = counting(question, withOverdue);
                if (counting != null) {
                    places.put(question, countings.size());
                    countings.add(counting);
                }
            }
        }
        var sums = countings.isEmpty() ? List.<Map<String, Sums>>of() : tallies.of(countings, scope, by);
        return questions.stream()
                .map(question -> {
                    var closing = question.canBeClosed() ? closed.get(question.key()) : null;
                    var place = places.get(question);
                    return known(question, closing, place == null ? Map.of() : sums.get(place), scope, by, depth);
                })
                .toList();
    }

    private @Nullable Counting counting(Question question, boolean withOverdue) {
        if (question.definition().expression() instanceof Expression.Formula) {
            return null;
        }
        return Counting.of(question.definition(), question.period(), views, zone.id(), clock.instant(), withOverdue);
    }

    private Known known(
            Question question,
            @Nullable ClosingRecord closing,
            Map<String, Sums> live,
            Scope scope,
            Scope.@Nullable Kind by,
            int depth) {
        var definition = question.definition();
        if (definition.expression() instanceof Expression.Formula(var node)) {
            var values =
                    depth > DEEPEST ? Map.<String, Fraction>of() : evaluate(node, question.period(), scope, by, depth);
            return new Known(question, closing, definition, Map.of(), values);
        }
        if (closing == null) {
            return new Known(question, null, definition, live, Map.of());
        }
        var as = definitions.version(definition.code(), closing.getVersion()).orElse(definition);
        var frozen = closing.getHasData() ? closings.sums(closing, as, scope, by) : Map.<String, Sums>of();
        return new Known(question, closing, as, frozen, Map.of());
    }

    private Map<String, Fraction> evaluate(
            Expression.Node node, Period period, Scope scope, Scope.@Nullable Kind by, int depth) {
        return switch (node) {
            case Expression.Node.Constant(var number) -> Map.of("*", Fraction.of(number));
            case Expression.Node.Metric(var code, var previous) ->
                metric(code, previous ? period.previous() : period, scope, by, depth);
            case Expression.Node.Operation(var op, var left, var right) ->
                together(op, evaluate(left, period, scope, by, depth), evaluate(right, period, scope, by, depth));
        };
    }

    private Map<String, Fraction> metric(String code, Period period, Scope scope, Scope.@Nullable Kind by, int depth) {
        var definition = definitions.current(code).orElse(null);
        if (definition == null) {
            return Map.of();
        }
        var known = known(List.of(new Question(definition, period)), scope, by, depth + 1)
                .getFirst();
        if (!known.formula().isEmpty()) {
            return known.formula();
        }
        var values = new HashMap<String, Fraction>();
        known.sums().forEach((key, sums) -> {
            var value = exact(known.definition(), sums);
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** A constant stands for every key. */
    private static Map<String, Fraction> together(
            Expression.Sign op, Map<String, Fraction> left, Map<String, Fraction> right) {
        var keys = new java.util.HashSet<String>(left.keySet());
        keys.addAll(right.keySet());
        if (keys.size() > 1) {
            keys.remove("*");
        }
        var values = new HashMap<String, Fraction>();
        for (var key : keys) {
            var a = left.getOrDefault(key, left.get("*"));
            var b = right.getOrDefault(key, right.get("*"));
            if (a != null && b != null && !(op == Expression.Sign.DIVIDE && b.isZero())) {
                values.put(
                        key,
                        switch (op) {
                            case ADD -> a.plus(b);
                            case SUBTRACT -> a.minus(b);
                            case MULTIPLY -> a.times(b);
                            case DIVIDE -> a.over(b);
                        });
            }
        }
        return values;
    }

    private static @Nullable Fraction exact(Definition definition, Sums sums) {
        var numerator = Fraction.of(sums.numerator());
        var denominator = sums.denominator();
        if (denominator == null) {
            return numerator.times(definition.unit().factor());
        }
        return denominator.signum() == 0
                ? null
                : numerator
                        .over(Fraction.of(denominator))
                        .times(definition.unit().factor());
    }

    private Figure figure(Known known, Scope scope, String key, @Nullable Goal goal, @Nullable Fraction lastYear) {
        var definition = known.definition();
        var period = known.question().period();
        var sums = known.sums().get(key);
        var formula = definition.expression() instanceof Expression.Formula;
        var exact = formula
                ? scaled(
                        definition,
                        known.formula().getOrDefault(key, known.formula().get("*")))
                : sums == null ? null : exact(definition, sums);
        var attained = exact == null || goal == null ? null : Boolean.valueOf(goal.met(exact));
        var forecast = sums == null ? Forecast.NONE : forecast(definition, period, sums, goal, lastYear);
        var closing = known.closing();
        return new Figure(
                definition.code(),
                scope.toString(),
                period.toString(),
                exact,
                rounded(exact, definition),
                definition.unit(),
                sums == null ? null : plain(sums.numerator()),
                sums == null ? null : plain(sums.denominator()),
                goal == null ? null : goal.value(),
                goal == null ? null : goal.comparator(),
                attained,
                outcome(exact, attained),
                closing != null,
                closing == null ? ClosingState.LIVE : ClosingState.valueOf(closing.getState()),
                rounded(forecast.value(), definition),
                forecast.allowedMisses(),
                sums == null || definition.overdue() == null ? null : Objects.requireNonNullElse(sums.overdue(), 0L),
                sums == null ? 0 : sums.leftOut(),
                definition.version());
    }

    private static @Nullable Fraction scaled(Definition definition, @Nullable Fraction value) {
        return value == null ? null : value.times(definition.unit().factor());
    }

    private static Outcome outcome(@Nullable Fraction exact, @Nullable Boolean attained) {
        if (exact == null) {
            return Outcome.NO_DATA;
        }
        return attained == null ? Outcome.WATCHED : attained ? Outcome.MET : Outcome.MISSED;
    }

    private static @Nullable BigDecimal rounded(@Nullable Fraction value, Definition definition) {
        return value == null ? null : value.rounded(definition.unit().decimals());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        var bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private Forecast forecast(
            Definition definition, Period period, Sums sums, @Nullable Goal goal, @Nullable Fraction lastYear) {
        var days = Forecast.Days.of(period, zone.dayOf(clock.instant()));
        var numerator = Fraction.of(sums.numerator());
        var expression = definition.expression();
        var asked = expression.countsRows() ? goal : null;
        if (sums.denominator() == null) {
            return Forecast.ofCount(numerator, Forecast.expected(numerator, days, lastYear), asked);
        }
        var denominator = Fraction.of(sums.denominator());
        return Forecast.ofShare(
                numerator,
                denominator,
                Forecast.expected(denominator, days, lastYear),
                definition.unit().factor(),
                asked);
    }

    /** The volume of the same period a year ago, asked only where this one holds too little to tell. */
    private @Nullable Fraction lastYear(Known known, Scope scope) {
        var sums = known.sums().get("");
        var period = known.question().period();
        if (sums == null
                || known.closing() != null
                || Forecast.Days.of(period, zone.dayOf(clock.instant())).left() == 0) {
            return null;
        }
        var volume = sums.denominator() == null ? sums.numerator() : sums.denominator();
        if (volume.compareTo(BigDecimal.valueOf(FEW)) >= 0) {
            return null;
        }
        var before = new Period(period.length(), period.year() - 1, period.ordinal());
        var then = known(List.of(new Question(known.definition(), before)), scope, null, 0)
                .getFirst()
                .sums()
                .get("");
        if (then == null) {
            return null;
        }
        return Fraction.of(then.denominator() == null ? then.numerator() : then.denominator());
    }
}
