package org.hengwei.catalog;

import static org.hengwei.catalog.db.Tables.ITEM;
import static org.hengwei.catalog.db.Tables.ITEM_EDITION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengwei.catalog.db.ItemEditionRecord;
import org.hengwei.catalog.db.ItemRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Items and their editions in the database; what an edition says is one JSON. */
@Repository
class ItemRepository {

    private final DSLContext db;
    private final JsonMapper json;

    ItemRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    ItemRecord fresh() {
        return db.newRecord(ITEM);
    }

    boolean exists(String code) {
        return db.fetchExists(ITEM, ITEM.CODE.eq(code));
    }

    ItemRecord item(String code) {
        return db.selectFrom(ITEM).where(ITEM.CODE.eq(code)).fetchOptional().orElseThrow(() -> Refused.notFound(code));
    }

    /** With its row held until the end of the transaction. */
    ItemRecord held(String code) {
        return db.selectFrom(ITEM)
                .where(ITEM.CODE.eq(code))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** Newest first. */
    List<ItemEditionRecord> editions(String code) {
        return db.selectFrom(ITEM_EDITION)
                .where(ITEM_EDITION.ITEM.eq(code))
                .orderBy(ITEM_EDITION.EDITION.desc())
                .fetch();
    }

    ItemEditionRecord freshEdition(String code, int edition) {
        var row = db.newRecord(ITEM_EDITION);
        row.setItem(code);
        row.setEdition(edition);
        return row;
    }

    ItemEditionRecord edition(String code, int edition) {
        return db.selectFrom(ITEM_EDITION)
                .where(ITEM_EDITION.ITEM.eq(code))
                .and(ITEM_EDITION.EDITION.eq(edition))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    Optional<OfferedItem> published(String code, int edition) {
        return db.selectFrom(ITEM_EDITION)
                .where(ITEM_EDITION.ITEM.eq(code))
                .and(ITEM_EDITION.EDITION.eq(edition))
                .and(ITEM_EDITION.PUBLISHED_AT.isNotNull())
                .fetchOptional(row -> new OfferedItem(code, edition, facts(row)));
    }

    Map<String, OfferedItem> offered() {
        var offered = new LinkedHashMap<String, OfferedItem>();
        db.select(ITEM_EDITION.fields())
                .from(ITEM)
                .join(ITEM_EDITION)
                .on(ITEM_EDITION.ITEM.eq(ITEM.CODE).and(ITEM_EDITION.EDITION.eq(ITEM.PUBLISHED)))
                .where(ITEM.RETIRED_AT.isNull())
                .orderBy(ITEM.CODE)
                .fetchInto(ITEM_EDITION)
                .forEach(row ->
                        offered.put(row.getItem(), new OfferedItem(row.getItem(), row.getEdition(), facts(row))));
        return offered;
    }

    ItemFacts facts(ItemEditionRecord row) {
        return json.readValue(row.getContent().data(), ItemFacts.class);
    }

    void write(ItemEditionRecord row, ItemFacts facts) {
        row.setContent(JSONB.valueOf(json.writeValueAsString(facts)));
    }

    void words(String code, String... texts) {
        db.execute("UPDATE catalog.item SET words = ?::tsvector WHERE code = ?", SearchWords.vector(texts), code);
    }

    Slice<ItemLine> list(ItemFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var rows = db.select()
                .from(ITEM)
                .join(ITEM_EDITION)
                .on(ITEM_EDITION.ITEM.eq(ITEM.CODE).and(ITEM_EDITION.EDITION.eq(ITEM.EDITION)))
                .where(condition(filter))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : ITEM.CODE.gt(after.values().getFirst()))
                .orderBy(ITEM.CODE)
                .limit(limit + 1)
                .fetch(row -> line(row.into(ITEM), facts(row.into(ITEM_EDITION))));
        var total = withTotal ? (long) db.fetchCount(ITEM, condition(filter)) : null;
        return Slice.of(rows, limit, line -> Cursor.of(line.code()), total);
    }

    private static Condition condition(ItemFilter filter) {
        var condition = DSL.noCondition();
        if (filter.state() != null) {
            condition = condition.and(ITEM.STATE.eq(filter.state().name()));
        }
        if (filter.service() != null && !filter.service().isBlank()) {
            condition = condition.and(ITEM.SERVICE.eq(filter.service()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(ITEM.WORDS, filter.q())
                    .or(ITEM.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    private static ItemLine line(ItemRecord item, ItemFacts facts) {
        return new ItemLine(
                item.getCode(),
                String.valueOf(facts.name()),
                facts.nameEn(),
                facts.brief(),
                facts.briefEn(),
                facts.service(),
                facts.target(),
                Boolean.TRUE.equals(facts.forCustomers()),
                ItemState.valueOf(item.getState()),
                item.getEdition(),
                item.getPublished());
    }
}
