package org.hengwei.catalog;

import static org.hengwei.catalog.db.Tables.CHOICE;
import static org.hengwei.catalog.db.Tables.MATRIX;
import static org.hengwei.catalog.db.Tables.PRIORITY;
import static org.hengwei.catalog.db.Tables.SERVICE;
import static org.hengwei.catalog.db.Tables.SERVICE_EDITION;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.catalog.db.ChoiceRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** All that tickets ask of this room, held in memory; another node's change is seen within half a minute. */
@Component
class Shelf {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Everything at once, so that it is of one moment. */
    record Content(
            PriorityMatrix matrix,
            Map<ChoiceList, Map<String, Choice>> choices,
            Map<String, OfferedService> services,
            Map<String, OfferedItem> items) {

        Map<String, Choice> of(ChoiceList list) {
            return Objects.requireNonNull(choices.get(list));
        }
    }

    private final DSLContext db;
    private final ItemRepository items;
    private final LoadingCache<Boolean, Content> cache =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).build(key -> read());

    Shelf(DSLContext db, ItemRepository items) {
        this.db = db;
        this.items = items;
    }

    Content content() {
        return cache.get(Boolean.TRUE);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void changed(CatalogEvent news) {
        cache.invalidateAll();
    }

    /** Straight from the tables, for changing. */
    Content read() {
        return new Content(matrix(), choices(), services(), items.offered());
    }

    private PriorityMatrix matrix() {
        var rows = new ArrayList<List<Integer>>();
        db.selectFrom(PRIORITY)
                .orderBy(PRIORITY.IMPACT, PRIORITY.URGENCY)
                .fetchGroups(PRIORITY.IMPACT, row -> row.getPriority().intValue())
                .values()
                .forEach(rows::add);
        var head = db.selectFrom(MATRIX).fetchSingle();
        return new PriorityMatrix(rows, head.getChangedAt(), head.getChangedBy(), head.getVersion());
    }

    private Map<ChoiceList, Map<String, Choice>> choices() {
        var choices = new EnumMap<ChoiceList, Map<String, Choice>>(ChoiceList.class);
        for (var list : ChoiceList.values()) {
            choices.put(list, new LinkedHashMap<>());
        }
        db.selectFrom(CHOICE)
                .orderBy(CHOICE.LIST, CHOICE.POSITION, CHOICE.CODE)
                .fetch(Shelf::choice)
                .forEach(choice ->
                        Objects.requireNonNull(choices.get(choice.list())).put(choice.code(), choice));
        return choices;
    }

    static Choice choice(ChoiceRecord row) {
        return new Choice(
                ChoiceList.valueOf(row.getList()),
                row.getCode(),
                row.getParent(),
                row.getName(),
                row.getNameEn(),
                row.getSolved(),
                row.getStopsClock(),
                row.getPosition(),
                row.getActive(),
                row.getVersion());
    }

    private Map<String, OfferedService> services() {
        var services = new LinkedHashMap<String, OfferedService>();
        db.select(SERVICE.CODE, SERVICE_EDITION.EDITION, SERVICE_EDITION.NAME, SERVICE_EDITION.NAME_EN)
                .from(SERVICE)
                .join(SERVICE_EDITION)
                .on(SERVICE_EDITION.SERVICE.eq(SERVICE.CODE).and(SERVICE_EDITION.EDITION.eq(SERVICE.PUBLISHED)))
                .where(SERVICE.RETIRED_AT.isNull())
                .orderBy(SERVICE.CODE)
                .fetch(row -> new OfferedService(row.value1(), row.value2(), row.value3(), row.value4()))
                .forEach(service -> services.put(service.code(), service));
        return services;
    }
}
