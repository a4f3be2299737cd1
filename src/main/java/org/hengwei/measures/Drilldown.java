package org.hengwei.measures;

import static org.hengwei.measures.db.Tables.FROZEN_FACT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Permission;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SubjectKind;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lists the records behind a figure, live or frozen, as far as the caller may see them. */
@Component
class Drilldown {

    private static final Field<String> SUBJECT = DSL.field(DSL.name("subject"), SQLDataType.CLOB);
    private static final Field<String> PART = DSL.field(DSL.name("part"), SQLDataType.CLOB);
    private static final Field<Instant> AT = DSL.field(DSL.name("at"), SQLDataType.INSTANT);
    private static final Field<Boolean> SEEN = DSL.field(DSL.name("seen"), SQLDataType.BOOLEAN);

    private final DSLContext db;
    private final FactViews views;
    private final Access access;
    private final ObjectProvider<SubjectKind> kinds;

    Drilldown(DSLContext db, FactViews views, Access access, ObjectProvider<SubjectKind> kinds) {
        this.db = db;
        this.views = views;
        this.access = access;
        this.kinds = kinds;
    }

    /** Reading a record is the business of its room; the right is called {@code <room>.read} unless said otherwise here. */
    private static final Map<String, String> RIGHTS = Map.of(
            "customers.fact_contract", "customers.read-contracts",
            "customers.fact_project", "customers.read-projects");

    private record RoomRead(String key) implements Permission {
        @Override
        public String name() {
            return key;
        }
    }

    private static String right(FactView view) {
        return RIGHTS.getOrDefault(view.full(), view.schema() + ".read");
    }

    /** @param parts which parts are wanted; empty for all that were counted */
    record Wanted(List<Counting.Part> parts, @Nullable String cursor, int limit) {}

    CountedRecords live(Counting counting, Scope scope, Wanted wanted) {
        var selects = counting.branches().stream()
                .filter(branch ->
                        scope.isCompany() || branch.view().has(scope.kind().column()))
                .<Select<? extends Record>>map(branch -> rows(branch, scope))
                .toList();
        return selects.isEmpty() ? new CountedRecords(List.of(), null, 0, 0) : views.read(() -> page(selects, wanted));
    }

    private Select<? extends Record> rows(Counting.Branch branch, Scope scope) {
        var view = branch.view();
        return db.select(
                        view.text("subject").as("subject"),
                        view.text("title").as("title"),
                        view.text("project").as("project"),
                        view.text("customer").as("customer"),
                        view.text("department").as("department"),
                        view.text("person").as("person"),
                        branch.at().as("at"),
                        Counting.part(branch).as("part"),
                        seen(view).as("seen"))
                .from(view.table())
                .where(branch.meant())
                .and(Tallies.of(view, scope));
    }

    private Field<Boolean> seen(FactView view) {
        var may = access.visibility(new RoomRead(right(view)))
                .on(view.text("project"), view.text("customer"), view.text("department"), view.text("person"));
        return seen(may);
    }

    private static Field<Boolean> seen(Condition may) {
        return DSL.coalesce(DSL.field(DSL.trueCondition().and(may)), DSL.inline(false));
    }

    CountedRecords frozen(long closing, Scope scope, Wanted wanted) {
        var rooms = db.selectDistinct(FROZEN_FACT.ROOM)
                .from(FROZEN_FACT)
                .where(FROZEN_FACT.CLOSING.eq(closing))
                .fetch(FROZEN_FACT.ROOM);
        var selects = rooms.stream()
                .<Select<? extends Record>>map(room -> db.select(
                                FROZEN_FACT.SUBJECT,
                                FROZEN_FACT.TITLE,
                                FROZEN_FACT.PROJECT,
                                FROZEN_FACT.CUSTOMER,
                                FROZEN_FACT.DEPARTMENT,
                                FROZEN_FACT.PERSON,
                                FROZEN_FACT.AT,
                                FROZEN_FACT.PART,
                                seen(access.visibility(new RoomRead(room))
                                                .on(
                                                        FROZEN_FACT.PROJECT,
                                                        FROZEN_FACT.CUSTOMER,
                                                        FROZEN_FACT.DEPARTMENT,
                                                        FROZEN_FACT.PERSON))
                                        .as("seen"))
                        .from(FROZEN_FACT)
                        .where(FROZEN_FACT.CLOSING.eq(closing))
                        .and(FROZEN_FACT.ROOM.eq(room))
                        .and(Closings.of(scope)))
                .toList();
        return selects.isEmpty() ? new CountedRecords(List.of(), null, 0, 0) : page(selects, wanted);
    }

    private CountedRecords page(List<Select<? extends Record>> selects, Wanted wanted) {
        var all = union(selects).asTable("f");
        var parts =
                wanted.parts().isEmpty() ? List.of(Counting.Part.NUMERATOR, Counting.Part.DENOMINATOR) : wanted.parts();
        var which = PART.in(parts.stream().map(Enum::name).toList());
        var counts = db.select(DSL.count(), DSL.count().filterWhere(DSL.condition(SEEN)))
                .from(all)
                .where(which)
                .fetchSingle();
        var rows = db.selectFrom(all)
                .where(which)
                .and(DSL.condition(SEEN))
                .and(after(wanted.cursor()))
                .orderBy(AT, SUBJECT, PART)
                .limit(wanted.limit() + 1)
                .fetch();
        var shown = rows.subList(0, Math.min(rows.size(), wanted.limit()));
        var next = rows.size() > wanted.limit()
                ? Cursor.of(
                                shown.getLast().get(AT),
                                shown.getLast().get(SUBJECT),
                                shown.getLast().get(PART))
                        .encode()
                : null;
        var pages = kinds.stream().collect(Collectors.toMap(SubjectKind::kind, kind -> kind, (a, b) -> a));
        return new CountedRecords(
                shown.stream().map(row -> counted(row, pages)).toList(),
                next,
                counts.value1(),
                counts.value1() - counts.value2());
    }

    @SuppressWarnings("unchecked")
    private static Select<Record> union(List<Select<? extends Record>> selects) {
        var all = (Select<Record>) selects.getFirst();
        for (var more : selects.subList(1, selects.size())) {
            all = all.unionAll((Select<Record>) more);
        }
        return all;
    }

    private static Condition after(@Nullable String text) {
        var cursor = Cursor.decode(text, 3);
        if (cursor == null) {
            return DSL.noCondition();
        }
        try {
            return DSL.row(AT, SUBJECT, PART)
                    .gt(
                            Sieve.instant(Instant.parse(cursor.values().get(0))),
                            DSL.val(cursor.values().get(1)),
                            DSL.val(cursor.values().get(2)));
        } catch (java.time.DateTimeException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private static CountedRecord counted(Record row, Map<String, SubjectKind> pages) {
        var subject = Objects.requireNonNull(row.get(SUBJECT));
        var colon = subject.indexOf(':');
        var kind = pages.get(subject.substring(0, Math.max(0, colon)));
        return new CountedRecord(
                subject,
                row.get("title", String.class),
                row.get("project", String.class),
                row.get("customer", String.class),
                row.get("department", String.class),
                row.get("person", String.class),
                Objects.requireNonNull(row.get(AT)),
                Objects.requireNonNull(row.get(PART)),
                kind == null ? null : kind.href(subject.substring(colon + 1)));
    }

    /** Every row of a counting, for the frozen list of a closing. */
    List<Record> everything(Counting counting) {
        return views.read(() -> {
            var rows = new ArrayList<Record>();
            for (var branch : counting.branches()) {
                var view = branch.view();
                rows.addAll(db.select(
                                view.text("subject").as("subject"),
                                view.text("title").as("title"),
                                view.text("project").as("project"),
                                view.text("customer").as("customer"),
                                view.text("department").as("department"),
                                view.text("person").as("person"),
                                view.text("post").as("post"),
                                branch.at().as("at"),
                                Counting.part(branch).as("part"),
                                DSL.inline(right(view)).as("room"),
                                branch.num().as("num"),
                                branch.den().as("den"))
                        .from(view.table())
                        .where(branch.meant())
                        .orderBy(branch.at(), view.text("subject"))
                        .fetch());
            }
            return rows;
        });
    }
}
