package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static org.hengwei.customers.db.Tables.CUSTOMER;
import static org.hengwei.customers.db.Tables.VISIT;

import java.time.LocalDate;
import java.util.Optional;
import org.hengwei.customers.db.VisitRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class VisitRepository {

    static final String PLANNED = "VISIT_PLANNED";
    static final String HELD = "VISIT_HELD";

    private final DSLContext db;

    VisitRepository(DSLContext db) {
        this.db = db;
    }

    VisitRecord fresh() {
        return db.newRecord(VISIT);
    }

    static String number(long id) {
        return "VIS-%06d".formatted(id);
    }

    static long id(String number) {
        if (!number.matches("VIS-\\d{6,18}")) {
            throw Refused.notFound(number);
        }
        return Long.parseLong(number.substring(4));
    }

    private static Condition visible(Visibility visibility) {
        return visibility.on(null, VISIT.CUSTOMER, VISIT.DEPARTMENT, VISIT.RECORDED_BY);
    }

    Optional<VisitRecord> held(String number, Visibility visibility) {
        return db.selectFrom(VISIT)
                .where(VISIT.ID.eq(id(number)))
                .and(visible(visibility))
                .forUpdate()
                .fetchOptional();
    }

    Optional<VisitView> find(String number, Visibility visibility) {
        return db.select()
                .from(VISIT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(VISIT.CUSTOMER))
                .where(VISIT.ID.eq(id(number)))
                .and(visible(visibility))
                .fetchOptional(VisitRepository::view);
    }

    /** Newest first. */
    Slice<VisitView> list(
            @Nullable Integer year,
            @Nullable String customer,
            Visibility visibility,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        var condition = visible(visibility)
                .and(year == null ? DSL.noCondition() : in(year))
                .and(customer == null ? DSL.noCondition() : VISIT.CUSTOMER.eq(customer));
        var rows = db.select()
                .from(VISIT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(VISIT.CUSTOMER))
                .where(condition)
                .and(after(Cursor.decode(cursor, 2)))
                .orderBy(VISIT.VISITED_ON.desc(), VISIT.ID.desc())
                .limit(limit + 1)
                .fetch(VisitRepository::view);
        var total = withTotal ? (long) db.fetchCount(VISIT, condition) : null;
        return Slice.of(
                rows, limit, visit -> Cursor.of(requireNonNull(visit.facts().visitedOn()), id(visit.number())), total);
    }

    private static Condition after(@Nullable Cursor cursor) {
        return cursor == null
                ? DSL.noCondition()
                : DSL.row(VISIT.VISITED_ON, VISIT.ID)
                        .lessThan(
                                LocalDate.parse(cursor.values().getFirst()),
                                Long.valueOf(cursor.values().getLast()));
    }

    private static Condition in(int year) {
        return VISIT.VISITED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** Served customers without a held visit of the leadership in the year, by code. */
    Slice<Unvisited> unvisited(int year, Visibility visibility, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var its = VISIT.CUSTOMER.eq(CUSTOMER.CODE);
        var held = its.and(VISIT.STATE.eq(HELD)).and(VISIT.BY_LEADERSHIP);
        var condition = CustomerRepository.visible(visibility)
                .and(CUSTOMER.STATE.eq("ACTIVE"))
                .andNot(CUSTOMER.IMPORTED)
                .andNotExists(DSL.selectOne().from(VISIT).where(held).and(in(year)));
        var last = day(DSL.max(VISIT.VISITED_ON), held.and(VISIT.VISITED_ON.lt(LocalDate.of(year, 1, 1))));
        var next =
                day(DSL.min(VISIT.VISITED_ON), its.and(VISIT.STATE.eq(PLANNED)).and(in(year)));
        var rows = db.select(CUSTOMER.CODE, CUSTOMER.NAME, CUSTOMER.MANAGER, last, next)
                .from(CUSTOMER)
                .where(condition)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : CUSTOMER.CODE.gt(after.values().getFirst()))
                .orderBy(CUSTOMER.CODE)
                .limit(limit + 1)
                .fetch(row -> new Unvisited(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        var total = withTotal ? (long) db.fetchCount(CUSTOMER, condition) : null;
        return Slice.of(rows, limit, customer -> Cursor.of(customer.customer()), total);
    }

    private static Field<LocalDate> day(Field<LocalDate> which, Condition of) {
        return DSL.field(DSL.select(which).from(VISIT).where(of));
    }

    private static VisitView view(Record row) {
        var visit = row.into(VISIT);
        return new VisitView(
                number(visit.getId()),
                visit.getVersion(),
                row.get(CUSTOMER.NAME),
                visit.getState().equals(HELD),
                visit.getRecordedBy(),
                visit.getRecordedAt(),
                new VisitFacts(
                        visit.getCustomer(),
                        visit.getVisitedOn(),
                        visit.getByLeadership(),
                        visit.getVisitors(),
                        visit.getMet(),
                        visit.getPresentation(),
                        visit.getSatisfaction(),
                        visit.getKnownNeeds(),
                        visit.getLatentNeeds(),
                        visit.getOpportunities(),
                        visit.getSuggestions(),
                        visit.getSummary()));
    }
}
