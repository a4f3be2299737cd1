package org.hengwei.catalog;

import static org.hengwei.catalog.db.Tables.SERVICE;
import static org.hengwei.catalog.db.Tables.SERVICE_EDITION;

import java.util.List;
import java.util.Objects;
import org.hengwei.catalog.db.ServiceEditionRecord;
import org.hengwei.catalog.db.ServiceRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ServiceRepository {

    private final DSLContext db;

    ServiceRepository(DSLContext db) {
        this.db = db;
    }

    ServiceRecord fresh() {
        return db.newRecord(SERVICE);
    }

    ServiceEditionRecord freshEdition() {
        return db.newRecord(SERVICE_EDITION);
    }

    boolean exists(String code) {
        return db.fetchExists(SERVICE, SERVICE.CODE.eq(code));
    }

    ServiceRecord service(String code) {
        return db.selectFrom(SERVICE)
                .where(SERVICE.CODE.eq(code))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** With its row held until the end of the transaction. */
    ServiceRecord held(String code) {
        return db.selectFrom(SERVICE)
                .where(SERVICE.CODE.eq(code))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** Newest first. */
    List<ServiceEditionRecord> editions(String code) {
        return db.selectFrom(SERVICE_EDITION)
                .where(SERVICE_EDITION.SERVICE.eq(code))
                .orderBy(SERVICE_EDITION.EDITION.desc())
                .fetch();
    }

    ServiceEditionRecord edition(ServiceRecord service) {
        return db.selectFrom(SERVICE_EDITION)
                .where(SERVICE_EDITION.SERVICE.eq(service.getCode()))
                .and(SERVICE_EDITION.EDITION.eq(service.getEdition()))
                .fetchSingle();
    }

    void words(String code, String... texts) {
        db.execute("UPDATE catalog.service SET words = ?::tsvector WHERE code = ?", SearchWords.vector(texts), code);
    }

    Slice<ServiceLine> list(ServiceFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var rows = db.select()
                .from(SERVICE)
                .join(SERVICE_EDITION)
                .on(SERVICE_EDITION.SERVICE.eq(SERVICE.CODE).and(SERVICE_EDITION.EDITION.eq(SERVICE.EDITION)))
                .where(condition(filter))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : SERVICE.CODE.gt(after.values().getFirst()))
                .orderBy(SERVICE.CODE)
                .limit(limit + 1)
                .fetch(row -> line(row.into(SERVICE), row.into(SERVICE_EDITION)));
        var total = withTotal ? (long) db.fetchCount(SERVICE, condition(filter)) : null;
        return Slice.of(rows, limit, line -> Cursor.of(line.code()), total);
    }

    private static Condition condition(ServiceFilter filter) {
        var condition = DSL.noCondition();
        if (filter.state() != null) {
            condition = condition.and(SERVICE.STATE.eq(filter.state().name()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(SERVICE.WORDS, filter.q())
                    .or(SERVICE.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    private static ServiceLine line(ServiceRecord service, ServiceEditionRecord edition) {
        return new ServiceLine(
                service.getCode(),
                edition.getName(),
                edition.getNameEn(),
                edition.getBrief(),
                edition.getObject(),
                edition.getServiceTime(),
                edition.getDeliveryMode(),
                edition.getStandardClass(),
                ServiceState.valueOf(service.getState()),
                service.getEdition(),
                service.getPublished(),
                service.getSuitedAt());
    }

    static ServiceFacts facts(ServiceEditionRecord edition) {
        return new ServiceFacts(
                edition.getService(),
                edition.getName(),
                edition.getNameEn(),
                edition.getBrief(),
                edition.getGoals(),
                edition.getObject(),
                edition.getContent(),
                edition.getRequirements(),
                edition.getFrequency(),
                edition.getServiceTime(),
                edition.getDeliveryMode(),
                edition.getDeliverables(),
                edition.getStandardClass());
    }

    static void write(ServiceEditionRecord edition, ServiceFacts facts) {
        edition.setName(Objects.requireNonNull(facts.name()).strip());
        edition.setNameEn(facts.nameEn());
        edition.setBrief(facts.brief());
        edition.setGoals(facts.goals());
        edition.setObject(facts.object());
        edition.setContent(facts.content());
        edition.setRequirements(facts.requirements());
        edition.setFrequency(facts.frequency());
        edition.setServiceTime(facts.serviceTime());
        edition.setDeliveryMode(facts.deliveryMode());
        edition.setDeliverables(facts.deliverables());
        edition.setStandardClass(facts.standardClass());
    }
}
