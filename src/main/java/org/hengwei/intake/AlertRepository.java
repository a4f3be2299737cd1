package org.hengwei.intake;

import static org.hengwei.intake.db.Tables.ALERT;
import static org.hengwei.intake.db.Tables.DELIVERY;
import static org.hengwei.intake.db.Tables.RULE;
import static org.hengwei.intake.db.Tables.SOURCE;
import static org.hengwei.intake.db.Tables.STORM;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.intake.db.AlertRecord;
import org.hengwei.intake.db.DeliveryRecord;
import org.hengwei.intake.db.StormRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alerts, the deliveries they came by and the storms they make. */
@Repository
class AlertRepository {

    private static final TypeReference<LinkedHashMap<String, String>> LABELS = new TypeReference<>() {};

    private static final String TAKE = """
            INSERT INTO intake.alert AS known (source, fingerprint, occurrence, status, title, labels, description,
                starts_at, ends_at, received_at, last_delivery, due)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, true)
            ON CONFLICT (source, fingerprint, occurrence) DO UPDATE SET
                heard = known.heard + 1,
                last_delivery = excluded.last_delivery,
                due = known.due OR (known.status = 'FIRING' AND excluded.status = 'RESOLVED'),
                status = CASE WHEN excluded.status = 'RESOLVED' THEN 'RESOLVED' ELSE known.status END,
                ends_at = coalesce(excluded.ends_at, known.ends_at)
            RETURNING id""";

    private final DSLContext db;
    private final JsonMapper json;

    AlertRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** One at a time per source, so that a storm is seen whole. */
    void lockSource(long source) {
        db.select(SOURCE.ID)
                .from(SOURCE)
                .where(SOURCE.ID.eq(source))
                .forUpdate()
                .fetch();
    }

    void heard(long source, Instant at) {
        db.update(SOURCE).set(SOURCE.HEARD_AT, at).where(SOURCE.ID.eq(source)).execute();
    }

    long add(DeliveryRecord row) {
        return db.insertInto(DELIVERY).set(row).returning(DELIVERY.ID).fetchSingle(DELIVERY.ID);
    }

    /** Takes it if it is new, or what is new about it; a recovery is never taken back by a late report of the outbreak. */
    long take(long source, long delivery, IncomingAlert alert, Instant at) {
        var row = db.fetchSingle(
                TAKE,
                source,
                alert.fingerprint(),
                alert.occurrence(),
                alert.resolved() ? "RESOLVED" : "FIRING",
                alert.title(),
                json.writeValueAsString(alert.labels()),
                alert.description(),
                alert.startsAt(),
                alert.resolved() ? Objects.requireNonNullElse(alert.endsAt(), at) : null,
                at,
                delivery);
        return Objects.requireNonNull(row.get(0, Long.class));
    }

    List<Long> due(long after, int most) {
        return db.select(ALERT.ID)
                .from(ALERT)
                .where(ALERT.DUE.isTrue())
                .and(ALERT.ID.gt(after))
                .orderBy(ALERT.ID)
                .limit(most)
                .fetch(ALERT.ID);
    }

    @Nullable
    AlertRecord alert(long id) {
        return db.selectFrom(ALERT).where(ALERT.ID.eq(id)).fetchOne();
    }

    Map<String, String> labels(AlertRecord alert) {
        return json.readValue(alert.getLabels(), LABELS);
    }

    void save(AlertRecord alert) {
        db.update(ALERT).set(alert).where(ALERT.ID.eq(alert.getId())).execute();
        alert.touched(false);
    }

    @Nullable
    StormRecord newestStorm(long source, long rule) {
        return db.selectFrom(STORM)
                .where(STORM.SOURCE.eq(source))
                .and(STORM.RULE.eq(rule))
                .orderBy(STORM.ID.desc())
                .limit(1)
                .fetchOne();
    }

    @Nullable
    StormRecord storm(long id) {
        return db.selectFrom(STORM).where(STORM.ID.eq(id)).fetchOne();
    }

    void put(StormRecord storm) {
        if (storm.getId() == null) {
            storm.setId(db.insertInto(STORM).set(storm).returning(STORM.ID).fetchSingle(STORM.ID));
        } else {
            db.update(STORM).set(storm).where(STORM.ID.eq(storm.getId())).execute();
        }
        storm.touched(false);
    }

    List<String> incidents(Collection<Long> alerts) {
        return db.selectDistinct(STORM.INCIDENT)
                .from(STORM)
                .join(ALERT)
                .on(ALERT.STORM.eq(STORM.ID))
                .where(ALERT.ID.in(alerts))
                .orderBy(STORM.INCIDENT)
                .fetch(STORM.INCIDENT);
    }

    /** Newest first. */
    Slice<AlertView> list(
            Visibility seen, @Nullable String status, @Nullable String incident, @Nullable Cursor after, int limit) {
        var rows = db.select(ALERT.fields())
                .select(SOURCE.NAME, RULE.NAME, STORM.INCIDENT, STORM.ALERTS)
                .from(ALERT)
                .join(SOURCE)
                .on(SOURCE.ID.eq(ALERT.SOURCE))
                .leftJoin(RULE)
                .on(RULE.ID.eq(ALERT.RULE))
                .leftJoin(STORM)
                .on(STORM.ID.eq(ALERT.STORM))
                .where(seen.on(ALERT.PROJECT, ALERT.CUSTOMER, ALERT.DEPARTMENT))
                .and(status(status))
                .and(incident == null ? DSL.noCondition() : STORM.INCIDENT.eq(incident))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : ALERT.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(ALERT.ID.desc())
                .limit(limit + 1)
                .fetch(this::view);
        return Slice.of(rows, limit, alert -> Cursor.of(alert.id()), null);
    }

    /** {@code UNMAPPED} are those that fire and became no incident. */
    private static Condition status(@Nullable String status) {
        if (status == null) {
            return DSL.noCondition();
        }
        return status.equals("UNMAPPED")
                ? ALERT.STATUS.eq("FIRING").and(ALERT.STORM.isNull())
                : ALERT.STATUS.eq(status);
    }

    private AlertView view(Record row) {
        var alert = row.into(ALERT);
        var gathered = row.get(STORM.ALERTS);
        return new AlertView(
                alert.getId(),
                row.get(SOURCE.NAME),
                alert.getStatus(),
                alert.getTitle(),
                alert.getFingerprint(),
                labels(alert).entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList(),
                alert.getStartsAt(),
                alert.getEndsAt(),
                alert.getReceivedAt(),
                alert.getHeard(),
                row.get(RULE.NAME),
                alert.getProject(),
                row.get(STORM.INCIDENT),
                gathered == null ? 0 : gathered,
                alert.getProblem(),
                List.of(alert.getProblemArgs()));
    }

    /** Newest first. */
    Slice<DeliveryView> deliveries(@Nullable String state, @Nullable Cursor after, int limit) {
        var rows = db.select(DELIVERY.fields())
                .select(SOURCE.NAME)
                .from(DELIVERY)
                .join(SOURCE)
                .on(SOURCE.ID.eq(DELIVERY.SOURCE))
                .where(state == null ? DSL.noCondition() : DELIVERY.STATE.eq(state))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DELIVERY.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(DELIVERY.ID.desc())
                .limit(limit + 1)
                .fetch(AlertRepository::delivery);
        return Slice.of(rows, limit, delivery -> Cursor.of(delivery.id()), null);
    }

    private static DeliveryView delivery(Record row) {
        var body = row.get(DELIVERY.BODY);
        return new DeliveryView(
                row.get(DELIVERY.ID),
                row.get(SOURCE.NAME),
                row.get(DELIVERY.RECEIVED_AT),
                row.get(DELIVERY.STATE),
                row.get(DELIVERY.ALERTS),
                row.get(DELIVERY.REASON),
                List.of(row.get(DELIVERY.REASON_ARGS)),
                body.length() > 4_000 ? body.substring(0, 4_000) : body);
    }

    /** What was sent is kept for a while; the alerts made of it stay. */
    int forgetBefore(Instant when) {
        return db.deleteFrom(DELIVERY).where(DELIVERY.RECEIVED_AT.lt(when)).execute();
    }
}
