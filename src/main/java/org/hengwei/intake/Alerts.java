package org.hengwei.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hengwei.intake.db.DeliveryRecord;
import org.hengwei.intake.db.SourceRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what monitoring systems tell. A delivery and its alerts are stored together before it is answered; what is due about
 * each alert then happens once, at once or, after a crash, by the job.
 */
@Service
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final String RULE = "intake.rule.alerts";
    /** More of one call are left to the job, so that the source is not kept waiting. */
    private static final int AT_ONCE = 50;

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PAGE = 1_000;
    private static final int LONGEST_REJECTED = 100_000;

    private final AlertRepository repository;
    private final AlertSources sources;
    private final Payloads payloads;
    private final Settling settling;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Alerts(
            AlertRepository repository,
            AlertSources sources,
            Payloads payloads,
            Settling settling,
            Access access,
            Clock clock,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.sources = sources;
        this.payloads = payloads;
        this.settling = settling;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * One delivery of a source. Told twice it changes nothing.
     *
     * @param secret the source's token
     * @throws Refused as unauthenticated unless the token is one in use; as invalid, and kept, when it cannot be read
     */
    public Receipt receive(AlertSourceKind kind, @Nullable String secret, byte[] body) {
        var stored = accept(kind, secret, body);
        stored.alerts().stream().limit(AT_ONCE).forEach(this::settle);
        return new Receipt(stored.delivery(), stored.count(), repository.incidents(stored.alerts()));
    }

    /** Until here nothing is answered; after it nothing is lost, whatever becomes of this node. */
    Stored accept(AlertSourceKind kind, @Nullable String secret, byte[] body) {
        var source = sources.byToken(secret);
        var text = new String(body, StandardCharsets.UTF_8).replace("\0", "");
        var alerts = read(source, kind, text);
        return Objects.requireNonNull(transaction.execute(status -> store(source, text, alerts)));
    }

    private List<IncomingAlert> read(SourceRecord source, AlertSourceKind kind, String text) {
        try {
            if (!source.getKind().equals(kind.name())) {
                throw Refused.invalid("intake.refused.other-kind", source.getKind());
            }
            return payloads.read(kind, text);
        } catch (Refused refused) {
            transaction.executeWithoutResult(status -> reject(source, text, refused));
            throw refused;
        }
    }

    /** @param count how many alerts were told, some of them perhaps twice */
    record Stored(long delivery, int count, List<Long> alerts) {}

    private Stored store(SourceRecord source, String text, List<IncomingAlert> alerts) {
        repository.heard(source.getId(), now());
        var row = delivery(source, text);
        row.setState("TAKEN");
        row.setAlerts(alerts.size());
        var delivery = repository.add(row);
        var taken = alerts.stream()
                .sorted(Comparator.comparing(IncomingAlert::fingerprint))
                .map(alert -> repository.take(source.getId(), delivery, alert, now()))
                .distinct()
                .toList();
        return new Stored(delivery, alerts.size(), taken);
    }

    private void reject(SourceRecord source, String text, Refused refused) {
        repository.heard(source.getId(), now());
        var row = delivery(source, text.length() > LONGEST_REJECTED ? text.substring(0, LONGEST_REJECTED) : text);
        var problem = refused.problems().getFirst();
        row.setState("REJECTED");
        row.setReason(problem.key());
        row.setReasonArgs(texts(problem));
        repository.add(row);
    }

    private DeliveryRecord delivery(SourceRecord source, String text) {
        var row = new DeliveryRecord();
        row.setSource(source.getId());
        row.setReceivedAt(now());
        row.setBody(text);
        return row;
    }

    private void settle(long alert) {
        try {
            access.byRule(RULE, () -> settling.settle(alert));
        } catch (Refused refused) {
            var problem = refused.problems().getFirst();
            settling.failed(alert, problem.key(), List.of(texts(problem)));
        } catch (RuntimeException e) {
            LOG.warn("Alert {} is tried again: {}", alert, e.toString());
        }
    }

    private static String[] texts(Refused.Problem problem) {
        return Arrays.stream(problem.args()).map(String::valueOf).toArray(String[]::new);
    }

    /** Does what is still due, such as after a crash or since a rule was added. */
    void settleDue() {
        var last = 0L;
        for (var due = repository.due(last, PAGE); !due.isEmpty(); due = repository.due(last, PAGE)) {
            due.forEach(this::settle);
            last = due.getLast();
        }
    }

    void forgetOld() {
        repository.forgetBefore(now().minus(KEPT));
    }

    /**
     * Newest first.
     *
     * @param status {@code FIRING}, {@code RESOLVED}, {@code UNMAPPED} or null for all
     * @param incident only those the incident has gathered
     */
    public Slice<AlertView> list(
            @Nullable String status, @Nullable String incident, @Nullable String cursor, int limit) {
        access.demand(IntakePermission.READ);
        return repository.list(
                access.visibility(IntakePermission.READ), status, incident, Cursor.decode(cursor, 1), limit);
    }

    /** Newest first; what was sent included. */
    public Slice<DeliveryView> deliveries(@Nullable String state, @Nullable String cursor, int limit) {
        access.demand(IntakePermission.CONFIGURE);
        return repository.deliveries(state, Cursor.decode(cursor, 1), limit);
    }

    /** What a payload of this source would become; nothing is stored. */
    public List<TriedAlert> attempt(long source, @Nullable String payload) {
        access.demand(IntakePermission.CONFIGURE);
        var kind = sources.source(source).kind();
        return payloads.read(kind, payload == null ? "" : payload).stream()
                .map(alert -> tried(source, alert))
                .toList();
    }

    private TriedAlert tried(long source, IncomingAlert alert) {
        var rule = sources.rule(source, alert.labels());
        return new TriedAlert(
                alert.title(),
                alert.resolved(),
                alert.fingerprint(),
                alert.labels(),
                rule,
                rule == null ? null : Settling.item(rule, alert.labels()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
