package org.hengwei.desk;

import static org.hengwei.desk.db.Tables.CONTACT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.desk.db.ContactRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The contact log, newest first. */
@Repository
class ContactRepository {

    private static final Condition TO_RETURN =
            DSL.condition("contact.state = 'ABANDONED' AND contact.returned_at IS NULL");

    /** Everything but the search words, which nobody reads back. */
    private static final Field<?>[] FIELDS = Arrays.stream(CONTACT.fields())
            .filter(field -> !field.equals(CONTACT.WORDS))
            .toArray(Field[]::new);

    private final DSLContext db;

    ContactRepository(DSLContext db) {
        this.db = db;
    }

    void add(DeskContact contact) {
        var row = contact.row();
        row.setVersion(1);
        var id = db.insertInto(CONTACT)
                .set(row)
                .set(Map.of(CONTACT.WORDS, words(row)))
                .returning(CONTACT.ID)
                .fetchSingle(CONTACT.ID);
        row.setId(id);
        row.touched(false);
    }

    void save(DeskContact contact) {
        var row = contact.row();
        row.setVersion(row.getVersion() + 1);
        db.update(CONTACT)
                .set(row)
                .set(Map.of(CONTACT.WORDS, words(row)))
                .where(CONTACT.ID.eq(row.getId()))
                .execute();
        row.touched(false);
    }

    private static Field<Object> words(ContactRecord row) {
        var vector = SearchWords.vector(
                row.getSummary(),
                Objects.requireNonNullElse(row.getCallerName(), ""),
                Objects.requireNonNullElse(row.getCallerPhone(), ""),
                Objects.requireNonNullElse(row.getCallerEmail(), ""),
                Objects.requireNonNullElse(row.getAnswer(), ""));
        return DSL.field("{0}::tsvector", Object.class, DSL.val(vector));
    }

    DeskContact get(ContactKey key) {
        return found(
                db.select(FIELDS).from(CONTACT).where(CONTACT.ID.eq(key.id())).fetchOneInto(CONTACT), key);
    }

    DeskContact lock(ContactKey key) {
        return found(
                db.select(FIELDS)
                        .from(CONTACT)
                        .where(CONTACT.ID.eq(key.id()))
                        .forUpdate()
                        .fetchOneInto(CONTACT),
                key);
    }

    private static DeskContact found(@Nullable ContactRecord row, ContactKey key) {
        if (row == null) {
            throw Refused.notFound(key.code());
        }
        return new DeskContact(row);
    }

    Slice<DeskContact> list(
            Visibility seen, ContactFilter filter, String me, @Nullable Cursor cursor, int limit, boolean withTotal) {
        var where = where(seen, filter, me);
        var rows = db.select(FIELDS)
                .from(CONTACT)
                .where(where)
                .and(after(cursor))
                .orderBy(CONTACT.RECEIVED_AT.desc(), CONTACT.ID.desc())
                .limit(limit + 1)
                .fetchInto(CONTACT)
                .map(DeskContact::new);
        return Slice.of(
                rows,
                limit,
                contact ->
                        Cursor.of(contact.row().getReceivedAt(), contact.row().getId()),
                withTotal ? Long.valueOf(db.fetchCount(CONTACT, where)) : null);
    }

    private static Condition where(Visibility seen, ContactFilter filter, String me) {
        var all = new ArrayList<Condition>();
        all.add(seen.on(CONTACT.PROJECT, CONTACT.CUSTOMER, CONTACT.DEPARTMENT, CONTACT.AGENT));
        equal(all, CONTACT.STATE, filter.state());
        equal(all, CONTACT.CHANNEL, filter.channel());
        equal(all, CONTACT.OUTCOME, filter.outcome());
        equal(all, CONTACT.PROJECT, filter.project());
        equal(all, CONTACT.CUSTOMER, filter.customer());
        equal(all, CONTACT.AGENT, "me".equals(filter.agent()) ? me : filter.agent());
        equal(all, CONTACT.TICKET, filter.ticket() == null ? null : Tickets.subject(filter.ticket()));
        if (Boolean.TRUE.equals(filter.toReturn())) {
            all.add(TO_RETURN);
        }
        if (filter.from() != null) {
            all.add(CONTACT.RECEIVED_AT.ge(filter.from()));
        }
        if (filter.until() != null) {
            all.add(CONTACT.RECEIVED_AT.lt(filter.until()));
        }
        phone(all, filter.phone());
        words(all, filter.q());
        return DSL.and(all);
    }

    private static void equal(List<Condition> all, Field<String> column, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            all.add(column.eq(value.toString()));
        }
    }

    private static void phone(List<Condition> all, @Nullable String phone) {
        var dialled = Dialled.of(phone);
        if (dialled != null) {
            all.add(CONTACT.DIALLED.in(Dialled.spellings(dialled)));
        }
    }

    private static void words(List<Condition> all, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return;
        }
        var typed = q.strip();
        var number = typed.toUpperCase(java.util.Locale.ROOT).replaceFirst("^DC-0*", "");
        var found = SearchWords.matches(CONTACT.WORDS, typed);
        if (number.matches("[1-9]\\d{0,17}")) {
            found = found.or(CONTACT.ID.eq(Long.valueOf(number))).or(CONTACT.DIALLED.in(Dialled.spellings(number)));
        }
        all.add(found);
    }

    private static Condition after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        try {
            return DSL.row(CONTACT.RECEIVED_AT, CONTACT.ID)
                    .lessThan(
                            Instant.parse(cursor.values().getFirst()),
                            Long.valueOf(cursor.values().getLast()));
        } catch (java.time.format.DateTimeParseException | NumberFormatException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }
}
