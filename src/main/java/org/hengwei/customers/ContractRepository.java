package org.hengwei.customers;

import static org.hengwei.customers.db.Sequences.CONTRACT_NUMBER;
import static org.hengwei.customers.db.Tables.CONTRACT;
import static org.hengwei.customers.db.Tables.CUSTOMER;
import static org.hengwei.customers.db.Tables.PROJECT;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.hengwei.customers.db.ContractRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ContractRepository {

    private final DSLContext db;
    private final RenewalWindow window;

    ContractRepository(DSLContext db, RenewalWindow window) {
        this.db = db;
        this.window = window;
    }

    ContractRecord fresh() {
        return db.newRecord(CONTRACT);
    }

    /** {@code CT-000001} and so on, leaving out what people have given. */
    String nextCode() {
        String code;
        do {
            code = "CT-%06d".formatted(db.nextval(CONTRACT_NUMBER));
        } while (exists(code));
        return code;
    }

    boolean exists(String code) {
        return db.fetchExists(CONTRACT, CONTRACT.CODE.eq(code));
    }

    Optional<ContractRecord> row(String code, Visibility visibility) {
        return db.selectFrom(CONTRACT)
                .where(CONTRACT.CODE.eq(code))
                .and(visible(visibility))
                .fetchOptional();
    }

    Optional<ContractRecord> held(String code, Visibility visibility) {
        return db.selectFrom(CONTRACT)
                .where(CONTRACT.CODE.eq(code))
                .and(visible(visibility))
                .forUpdate()
                .fetchOptional();
    }

    /** Also those under which a visible project runs. */
    static Condition visible(Visibility visibility) {
        var own = visibility.on(null, CONTRACT.CUSTOMER, CONTRACT.DEPARTMENT, CONTRACT.OWNER);
        return visibility.everything() || visibility.projects().isEmpty()
                ? own
                : own.or(CONTRACT.CODE.in(
                        DSL.select(PROJECT.CONTRACT).from(PROJECT).where(PROJECT.CODE.in(visibility.projects()))));
    }

    Optional<ContractRecord> predecessor(String code) {
        return db.selectFrom(CONTRACT).where(CONTRACT.SUCCESSOR.eq(code)).fetchOptional();
    }

    List<String> projects(String contract) {
        return db.select(PROJECT.CODE)
                .from(PROJECT)
                .where(PROJECT.CONTRACT.eq(contract))
                .orderBy(PROJECT.CODE)
                .fetch(PROJECT.CODE);
    }

    /** Signed ones whose first day has come. */
    List<ContractRecord> startedBy(LocalDate day) {
        return db.selectFrom(CONTRACT)
                .where(CONTRACT.STATE.eq(ContractState.SIGNED.name()))
                .and(CONTRACT.STARTS_ON.le(day))
                .orderBy(CONTRACT.CODE)
                .forUpdate()
                .skipLocked()
                .fetch();
    }

    /** Those that ask for a decision and of which nobody was reminded yet. */
    List<ContractRecord> unreminded() {
        return db.selectFrom(CONTRACT)
                .where(window.in(ContractState.DUE_FOR_RENEWAL))
                .and(CONTRACT.REMINDED_AT.isNull())
                .orderBy(CONTRACT.CODE)
                .forUpdate()
                .skipLocked()
                .fetch();
    }

    void words(ContractRecord row, String customerName) {
        db.execute(
                "UPDATE customers.contract SET words = ?::tsvector WHERE code = ?",
                SearchWords.vector(row.getCode(), row.getName(), customerName),
                row.getCode());
    }

    Slice<ContractLine> list(
            ContractFilter filter, Visibility visibility, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 2);
        var condition = visible(visibility).and(condition(filter));
        var rows = db.select()
                .from(CONTRACT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(CONTRACT.CUSTOMER))
                .where(condition)
                .and(after == null ? DSL.noCondition() : after(filter.byEnd(), after))
                .orderBy(filter.byEnd() ? List.of(CONTRACT.ENDS_ON, CONTRACT.CODE) : List.of(CONTRACT.CODE))
                .limit(limit + 1)
                .fetch(this::line);
        var total = withTotal ? (long) db.fetchCount(CONTRACT, condition) : null;
        return Slice.of(rows, limit, contract -> Cursor.of(contract.endsOn(), contract.code()), total);
    }

    private static Condition after(boolean byEnd, Cursor cursor) {
        var code = cursor.values().get(1);
        if (!byEnd) {
            return CONTRACT.CODE.gt(code);
        }
        try {
            var end = LocalDate.parse(cursor.values().getFirst());
            return DSL.row(CONTRACT.ENDS_ON, CONTRACT.CODE).gt(end, code);
        } catch (DateTimeParseException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private Condition condition(ContractFilter filter) {
        var condition = filter.state() == null ? DSL.noCondition() : window.in(filter.state());
        condition = filter.customer() == null ? condition : condition.and(CONTRACT.CUSTOMER.eq(filter.customer()));
        condition = filter.owner() == null ? condition : condition.and(CONTRACT.OWNER.eq(filter.owner()));
        condition = filter.renewable() == null ? condition : condition.and(CONTRACT.RENEWABLE.eq(filter.renewable()));
        condition = filter.endsFrom() == null ? condition : condition.and(CONTRACT.ENDS_ON.ge(filter.endsFrom()));
        condition = filter.endsUntil() == null ? condition : condition.and(CONTRACT.ENDS_ON.le(filter.endsUntil()));
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(CONTRACT.WORDS, filter.q())
                    .or(CONTRACT.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    private ContractLine line(Record row) {
        var contract = row.into(CONTRACT);
        return new ContractLine(
                contract.getCode(),
                contract.getName(),
                contract.getCustomer(),
                row.get(CUSTOMER.NAME),
                window.state(contract),
                contract.getAmount(),
                contract.getCurrency(),
                contract.getStartsOn(),
                contract.getEndsOn(),
                ServiceMode.valueOf(contract.getServiceMode()),
                contract.getRenewable(),
                contract.getOwner());
    }

    static ContractFacts facts(ContractRecord row) {
        return new ContractFacts(
                row.getCode(),
                row.getName(),
                row.getCustomer(),
                row.getProvider(),
                row.getCustomerParty(),
                row.getAmount(),
                row.getCurrency(),
                row.getStartsOn(),
                row.getEndsOn(),
                ServiceMode.valueOf(row.getServiceMode()),
                row.getRenewable(),
                row.getRenewalDueOn(),
                List.of(row.getServices()),
                row.getSpareObligation(),
                row.getReportObligation(),
                row.getDepartment(),
                row.getOwner(),
                row.getNote());
    }
}
