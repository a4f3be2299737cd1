package org.hengwei.customers;

import static org.hengwei.customers.db.Sequences.CUSTOMER_NUMBER;
import static org.hengwei.customers.db.Tables.CONTACT;
import static org.hengwei.customers.db.Tables.CONTRACT;
import static org.hengwei.customers.db.Tables.CUSTOMER;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hengwei.customers.db.ContactRecord;
import org.hengwei.customers.db.CustomerRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class CustomerRepository {

    private final DSLContext db;

    CustomerRepository(DSLContext db) {
        this.db = db;
    }

    /** Services named by the customer's contracts in force. */
    Set<String> agreedServices(String customer) {
        var agreed = new TreeSet<String>();
        db.select(CONTRACT.SERVICES)
                .from(CONTRACT)
                .where(CONTRACT.CUSTOMER.eq(customer))
                .and(CONTRACT.STATE.eq(ContractState.IN_FORCE.name()))
                .fetch(CONTRACT.SERVICES)
                .forEach(services -> agreed.addAll(List.of(services)));
        return agreed;
    }

    CustomerRecord fresh() {
        return db.newRecord(CUSTOMER);
    }

    ContactRecord freshContact() {
        return db.newRecord(CONTACT);
    }

    /** {@code C-000001} and so on, leaving out what people have given. */
    String nextCode() {
        String code;
        do {
            code = "C-%06d".formatted(db.nextval(CUSTOMER_NUMBER));
        } while (exists(code));
        return code;
    }

    boolean exists(String code) {
        return db.fetchExists(CUSTOMER, CUSTOMER.CODE.eq(code));
    }

    boolean nameTaken(String name, String exceptCode) {
        return db.fetchExists(
                CUSTOMER, DSL.lower(CUSTOMER.NAME).eq(DSL.lower(DSL.val(name))).and(CUSTOMER.CODE.ne(exceptCode)));
    }

    Optional<CustomerRecord> row(String code, Condition visible) {
        return db.selectFrom(CUSTOMER)
                .where(CUSTOMER.CODE.eq(code))
                .and(visible)
                .fetchOptional();
    }

    Optional<CustomerView> find(String code, Visibility visibility) {
        return row(code, visible(visibility)).map(CustomerRepository::view);
    }

    /** The one that imported projects belong to. */
    @Nullable
    CustomerRecord imported() {
        return db.selectFrom(CUSTOMER).where(CUSTOMER.IMPORTED).fetchOne();
    }

    static Condition visible(Visibility visibility) {
        return visibility.on(null, CUSTOMER.CODE, CUSTOMER.DEPARTMENT, CUSTOMER.MANAGER);
    }

    Map<String, String> names(Collection<String> codes) {
        return db.select(CUSTOMER.CODE, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.CODE.in(codes))
                .fetchMap(CUSTOMER.CODE, CUSTOMER.NAME);
    }

    void words(String code, String... texts) {
        db.execute("UPDATE customers.customer SET words = ?::tsvector WHERE code = ?", SearchWords.vector(texts), code);
    }

    Slice<CustomerView> list(
            CustomerFilter filter, Visibility visibility, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var condition = visible(visibility).and(condition(filter));
        var rows = db.selectFrom(CUSTOMER)
                .where(condition)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : CUSTOMER.CODE.gt(after.values().getFirst()))
                .orderBy(CUSTOMER.CODE)
                .limit(limit + 1)
                .fetch(CustomerRepository::view);
        var total = withTotal ? (long) db.fetchCount(CUSTOMER, condition) : null;
        return Slice.of(rows, limit, customer -> Cursor.of(customer.code()), total);
    }

    private static Condition condition(CustomerFilter filter) {
        var condition = DSL.noCondition();
        if (filter.active() != null) {
            condition = condition.and(CUSTOMER.STATE.eq(filter.active() ? "ACTIVE" : "INACTIVE"));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(CUSTOMER.WORDS, filter.q())
                    .or(CUSTOMER.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    static CustomerFacts facts(CustomerRecord row) {
        return new CustomerFacts(
                row.getCode(),
                row.getName(),
                row.getIndustry(),
                row.getChannel(),
                row.getDepartment(),
                row.getManager(),
                row.getAddress(),
                row.getNote(),
                row.getState().equals("ACTIVE"));
    }

    static CustomerView view(CustomerRecord row) {
        return new CustomerView(facts(row), row.getImported(), row.getCreatedAt(), row.getVersion());
    }

    Optional<ContactRecord> contact(String customer, long id) {
        return db.selectFrom(CONTACT)
                .where(CONTACT.ID.eq(id))
                .and(CONTACT.CUSTOMER.eq(customer))
                .fetchOptional();
    }

    /** The first of a customer's contacts to turn to is one at most. */
    void noOtherMain(String customer, long id) {
        db.update(CONTACT)
                .set(CONTACT.MAIN, false)
                .where(CONTACT.CUSTOMER.eq(customer))
                .and(CONTACT.ID.ne(id))
                .and(CONTACT.MAIN)
                .execute();
    }

    boolean loginTaken(String login, long exceptId) {
        return db.fetchExists(
                CONTACT, CONTACT.LOGIN.eq(login).and(CONTACT.ACTIVE).and(CONTACT.ID.ne(exceptId)));
    }

    List<ContactView> contacts(Condition condition) {
        return db.select(CONTACT.fields())
                .select(CUSTOMER.NAME)
                .from(CONTACT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(CONTACT.CUSTOMER))
                .where(condition)
                .orderBy(CONTACT.ACTIVE.desc(), CONTACT.MAIN.desc(), CONTACT.ID)
                .fetch(row -> contactView(row.into(CONTACT), row.get(CUSTOMER.NAME)));
    }

    static ContactView contactView(ContactRecord row, String customerName) {
        return new ContactView(
                row.getId(),
                row.getCustomer(),
                customerName,
                row.getName(),
                row.getPost(),
                row.getPhone(),
                row.getEmail(),
                row.getLogin(),
                row.getMain(),
                row.getActive(),
                row.getNote(),
                row.getVersion());
    }
}
