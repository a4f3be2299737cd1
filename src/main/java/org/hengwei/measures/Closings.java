package org.hengwei.measures;

import static org.hengwei.measures.db.Tables.CLOSING;
import static org.hengwei.measures.db.Tables.FROZEN_FACT;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.measures.db.ClosingRecord;
import org.hengwei.measures.db.FrozenFactRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Closed periods and the one list of facts each was frozen with; scopes are filters of that list (H18). */
@Component
class Closings {

    private static final int CHUNK = 1_000;

    private final DSLContext db;
    private final FactViews views;
    private final Drilldown drilldown;
    private final CompanyZone zone;
    private final Clock clock;

    Closings(DSLContext db, FactViews views, Drilldown drilldown, CompanyZone zone, Clock clock) {
        this.db = db;
        this.views = views;
        this.drilldown = drilldown;
        this.zone = zone;
        this.clock = clock;
    }

    Optional<ClosingRecord> standing(String code, Period period) {
        return db.selectFrom(CLOSING)
                .where(CLOSING.METRIC.eq(code))
                .and(CLOSING.PERIOD.eq(period.toString()))
                .and(CLOSING.SUPERSEDED_AT.isNull())
                .fetchOptional();
    }

    /** Standing closings of many metrics and periods, by code and period. */
    Map<String, ClosingRecord> standing(Collection<String> codes, Collection<String> periods) {
        var found = new HashMap<String, ClosingRecord>();
        db.selectFrom(CLOSING)
                .where(CLOSING.METRIC.in(codes))
                .and(CLOSING.PERIOD.in(periods))
                .and(CLOSING.SUPERSEDED_AT.isNull())
                .forEach(row -> found.put(row.getMetric() + " " + row.getPeriod(), row));
        return found;
    }

    List<ClosingView> of(String code) {
        return db.selectFrom(CLOSING)
                .where(CLOSING.METRIC.eq(code))
                .orderBy(CLOSING.PERIOD.desc(), CLOSING.ID.desc())
                .limit(200)
                .fetch(Closings::view);
    }

    static ClosingView view(ClosingRecord row) {
        return new ClosingView(
                row.getMetric(),
                row.getPeriod(),
                row.getVersion(),
                ClosingState.valueOf(row.getState()),
                row.getNumerator(),
                row.getDenominator(),
                row.getFrozenAt(),
                row.getFrozenBy(),
                row.getConfirmedAt(),
                row.getConfirmedBy(),
                row.getReason(),
                row.getSupersededAt());
    }

    /** Freezes what the records say now. @param replaces the closing this restates */
    Frozen freeze(
            Definition definition,
            Period period,
            String by,
            @Nullable ClosingRecord replaces,
            @Nullable String reason) {
        var counting = Counting.of(definition, period, views, zone.id(), clock.instant(), true);
        var rows = counting == null ? List.<Record>of() : drilldown.everything(counting);
        if (replaces != null) {
            replaces.setSupersededAt(now());
            replaces.update();
        }
        var closing = db.newRecord(CLOSING);
        closing.setMetric(definition.code());
        closing.setVersion(definition.version());
        closing.setPeriod(period.toString());
        closing.setState(replaces == null ? ClosingState.FROZEN.name() : ClosingState.RESTATED.name());
        closing.setHasData(counting != null);
        closing.setNumerator(sum(rows, "num"));
        closing.setDenominator(definition.expression().hasDenominator() ? sum(rows, "den") : null);
        closing.setFrozenAt(now());
        closing.setFrozenBy(by);
        closing.setReason(reason);
        closing.setReplaces(replaces == null ? null : replaces.getId());
        closing.insert();
        keep(closing.getId(), rows);
        return new Frozen(closing, rows.size());
    }

    record Frozen(ClosingRecord closing, int records) {}

    private static BigDecimal sum(List<Record> rows, String column) {
        return rows.stream()
                .filter(Closings::counts)
                .map(row -> Objects.requireNonNullElse(row.get(column, BigDecimal.class), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean counts(Record row) {
        var part = row.get("part", String.class);
        return part.equals(Counting.Part.NUMERATOR.name()) || part.equals(Counting.Part.DENOMINATOR.name());
    }

    private void keep(long closing, List<Record> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var start = from;
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            var position = new int[] {start};
            db.batchInsert(chunk.stream()
                            .map(row -> fact(closing, position[0]++, row))
                            .toList())
                    .execute();
        }
    }

    private static FrozenFactRecord fact(long closing, int position, Record row) {
        var fact = new FrozenFactRecord();
        fact.setClosing(closing);
        fact.setPosition(position);
        fact.setPart(row.get("part", String.class));
        fact.setRoom(row.get("room", String.class));
        fact.setSubject(row.get("subject", String.class));
        fact.setTitle(row.get("title", String.class));
        fact.setProject(row.get("project", String.class));
        fact.setCustomer(row.get("customer", String.class));
        fact.setDepartment(row.get("department", String.class));
        fact.setPerson(row.get("person", String.class));
        fact.setPost(row.get("post", String.class));
        fact.setAt(row.get("at", Instant.class));
        fact.setNum(number(row, "num"));
        fact.setDen(number(row, "den"));
        return fact;
    }

    private static BigDecimal number(Record row, String column) {
        return counts(row)
                ? Objects.requireNonNullElse(row.get(column, BigDecimal.class), BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    static Condition of(Scope scope) {
        return switch (scope.kind()) {
            case COMPANY -> DSL.noCondition();
            case DEPARTMENT -> FROZEN_FACT.DEPARTMENT.eq(scope.code());
            case PROJECT -> FROZEN_FACT.PROJECT.eq(scope.code());
            case CUSTOMER -> FROZEN_FACT.CUSTOMER.eq(scope.code());
            case PERSON -> FROZEN_FACT.PERSON.eq(scope.code());
            case POST -> FROZEN_FACT.POST.eq(scope.code());
        };
    }

    /** Sums of the frozen list, by the codes of a kind of scope; without one under the empty text. */
    Map<String, Sums> sums(ClosingRecord closing, Definition definition, Scope scope, Scope.@Nullable Kind by) {
        var key = by == null
                ? DSL.inline("")
                : DSL.coalesce(DSL.field(DSL.name(by.column()), String.class), DSL.inline(""));
        var rows = db.select(
                        key.as("k"),
                        DSL.coalesce(DSL.sum(FROZEN_FACT.NUM), BigDecimal.ZERO),
                        DSL.coalesce(DSL.sum(FROZEN_FACT.DEN), BigDecimal.ZERO),
                        DSL.count().filterWhere(FROZEN_FACT.PART.eq(Counting.Part.LEFT_OUT.name())),
                        DSL.count().filterWhere(FROZEN_FACT.PART.eq(Counting.Part.OVERDUE.name())))
                .from(FROZEN_FACT)
                .where(FROZEN_FACT.CLOSING.eq(closing.getId()))
                .and(of(scope));
        var sums = new HashMap<String, Sums>();
        (by == null ? rows : rows.groupBy(key))
                .forEach(row -> sums.put(
                        row.value1(),
                        new Sums(
                                row.value2(),
                                definition.expression().hasDenominator() ? row.value3() : null,
                                row.value4(),
                                definition.overdue() == null ? null : Long.valueOf(row.value5()))));
        return sums;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
