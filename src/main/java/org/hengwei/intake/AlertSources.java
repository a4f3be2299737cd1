package org.hengwei.intake;

import static org.hengwei.intake.db.Tables.ALERT;
import static org.hengwei.intake.db.Tables.RULE;
import static org.hengwei.intake.db.Tables.SOURCE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.catalog.Catalog;
import org.hengwei.customers.Customers;
import org.hengwei.intake.db.RuleRecord;
import org.hengwei.intake.db.SourceRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The monitoring systems that may tell us of alerts, each with a token of its own, and the rules of what alerts become. */
@Service
@Transactional
public class AlertSources {

    static final String SOURCE_KIND = "alert-source";
    static final String RULE_KIND = "alert-rule";

    private final DSLContext db;
    private final Customers customers;
    private final Catalog catalog;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    AlertSources(
            DSLContext db,
            Customers customers,
            Catalog catalog,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.customers = customers;
        this.catalog = catalog;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<AlertSourceView> sources() {
        access.demand(IntakePermission.CONFIGURE);
        return db.selectFrom(SOURCE).orderBy(SOURCE.NAME).fetch(AlertSources::view);
    }

    AlertSourceView source(long id) {
        return view(find(id));
    }

    String nameOf(long id) {
        return find(id).getName();
    }

    private SourceRecord find(long id) {
        var row = db.selectFrom(SOURCE).where(SOURCE.ID.eq(id)).fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        return row;
    }

    /** @throws Refused as unauthenticated unless it is the token of a source in use */
    SourceRecord byToken(@Nullable String secret) {
        var row = secret == null
                ? null
                : db.selectFrom(SOURCE)
                        .where(SOURCE.TOKEN_HASH.eq(digest(secret)))
                        .and(SOURCE.ACTIVE.isTrue())
                        .fetchOne();
        if (row == null) {
            throw Refused.unauthenticated();
        }
        return row;
    }

    public AlertSourceView addSource(PutAlertSource facts) {
        access.demand(IntakePermission.CONFIGURE);
        check(facts, 0);
        new Checks().present(facts.kind(), "kind").refuse();
        var row = new SourceRecord();
        row.setVersion(1);
        row.setKind(Objects.requireNonNull(facts.kind()).name());
        row.setMadeAt(now());
        write(row, facts);
        row.setId(db.insertInto(SOURCE).set(row).returning(SOURCE.ID).fetchSingle(SOURCE.ID));
        return told(row);
    }

    public AlertSourceView changeSource(long id, @Nullable Integer version, PutAlertSource facts) {
        access.demand(IntakePermission.CONFIGURE);
        var row = lock(id, version);
        check(facts, id);
        write(row, facts);
        save(row);
        return told(row);
    }

    private AlertSourceView told(SourceRecord row) {
        events.publishEvent(new IntakeEvent.SourcePut(
                subject(row),
                now(),
                row.getName(),
                AlertSourceKind.valueOf(row.getKind()),
                row.getActive(),
                row.getRecoveryResolves()));
        return view(row);
    }

    private void check(PutAlertSource facts, long id) {
        var name = facts.name();
        var taken = name != null
                && db.fetchExists(SOURCE, SOURCE.NAME.eq(name.strip()).and(SOURCE.ID.ne(id)));
        new Checks()
                .present(name, "name")
                .atMost(name, 80, "name")
                .that(!taken, "name", "intake.refused.name-taken")
                .refuse();
    }

    private static void write(SourceRecord row, PutAlertSource facts) {
        row.setName(Objects.requireNonNull(facts.name()).strip());
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        row.setRecoveryResolves(!Boolean.FALSE.equals(facts.recoveryResolves()));
    }

    /** Makes a new token, which is shown this once; the one before stops working. */
    public String makeToken(long id) {
        access.demand(IntakePermission.CONFIGURE);
        var row = lock(id, null);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = "hwi_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        row.setTokenHash(digest(secret));
        row.setTokenMadeAt(now());
        save(row);
        events.publishEvent(new IntakeEvent.TokenMade(subject(row), now(), row.getName()));
        return secret;
    }

    /** From now on nothing of this source is let in until it gets a new token. */
    public void revokeToken(long id) {
        access.demand(IntakePermission.CONFIGURE);
        var row = lock(id, null);
        row.setTokenHash(null);
        row.setTokenMadeAt(null);
        save(row);
        events.publishEvent(new IntakeEvent.TokenRevoked(subject(row), now(), row.getName()));
    }

    private SourceRecord lock(long id, @Nullable Integer version) {
        var row = db.selectFrom(SOURCE).where(SOURCE.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        Versions.check(version, row.getVersion());
        return row;
    }

    private void save(SourceRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(SOURCE).set(row).where(SOURCE.ID.eq(row.getId())).execute();
    }

    /** In the order in which they are tried. */
    @Transactional(readOnly = true)
    public List<AlertRuleView> rules() {
        access.demand(IntakePermission.CONFIGURE);
        return inOrder();
    }

    private List<AlertRuleView> inOrder() {
        return db.selectFrom(RULE)
                .where(RULE.REMOVED_AT.isNull())
                .orderBy(RULE.POSITION, RULE.ID)
                .fetch(AlertSources::view);
    }

    /** The first rule that holds; null when none does. */
    @Nullable
    AlertRuleView rule(long source, Map<String, String> labels) {
        return inOrder().stream()
                .filter(AlertRuleView::active)
                .filter(rule -> rule.source() == null || rule.source() == source)
                .filter(rule -> Matchers.of(rule.matchers()).hold(labels))
                .findFirst()
                .orElse(null);
    }

    /** Alerts that fire and became nothing so far are tried with the new rule. */
    public AlertRuleView addRule(PutAlertRule facts) {
        access.demand(IntakePermission.CONFIGURE);
        check(facts);
        var row = new RuleRecord();
        row.setVersion(1);
        write(row, facts);
        row.setId(db.insertInto(RULE).set(row).returning(RULE.ID).fetchSingle(RULE.ID));
        return told(row);
    }

    public AlertRuleView changeRule(long id, @Nullable Integer version, PutAlertRule facts) {
        access.demand(IntakePermission.CONFIGURE);
        var row = lockRule(id, version);
        check(facts);
        write(row, facts);
        save(row);
        return told(row);
    }

    public void removeRule(long id, @Nullable Integer version) {
        access.demand(IntakePermission.CONFIGURE);
        var row = lockRule(id, version);
        row.setRemovedAt(now());
        save(row);
        events.publishEvent(new IntakeEvent.RuleRemoved(subject(row), now(), row.getName()));
    }

    private RuleRecord lockRule(long id, @Nullable Integer version) {
        var row = db.selectFrom(RULE)
                .where(RULE.ID.eq(id))
                .and(RULE.REMOVED_AT.isNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        Versions.check(version, row.getVersion());
        return row;
    }

    private void save(RuleRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(RULE).set(row).where(RULE.ID.eq(row.getId())).execute();
    }

    private AlertRuleView told(RuleRecord row) {
        db.update(ALERT)
                .set(ALERT.DUE, true)
                .where(ALERT.STORM.isNull())
                .and(ALERT.STATUS.eq("FIRING"))
                .execute();
        events.publishEvent(
                new IntakeEvent.RulePut(subject(row), now(), row.getName(), row.getProject(), row.getActive()));
        return view(row);
    }

    private void check(PutAlertRule facts) {
        var source = facts.source();
        new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 80, "name")
                .present(facts.project(), "project")
                .present(facts.impact(), "impact")
                .present(facts.urgency(), "urgency")
                .that(between(facts.impact(), 1, 4), "impact", "intake.refused.between", 1, 4)
                .that(between(facts.urgency(), 1, 4), "urgency", "intake.refused.between", 1, 4)
                .that(between(facts.position(), 0, 100_000), "position", "intake.refused.between", 0, 100_000)
                .that(between(facts.groupMinutes(), 0, 1440), "groupMinutes", "intake.refused.between", 0, 1440)
                .atMost(facts.matchers(), 4_000, "matchers")
                .atMost(facts.itemLabel(), 200, "itemLabel")
                .that(
                        source == null || db.fetchExists(SOURCE, SOURCE.ID.eq(source)),
                        "source",
                        "intake.refused.source-unknown")
                .refuse();
        Matchers.of(Objects.requireNonNullElse(facts.matchers(), ""));
        customers.projectByCode(Objects.requireNonNull(facts.project()));
        if (facts.category() != null) {
            catalog.category(facts.category());
        }
        if (facts.service() != null) {
            catalog.offered(facts.service());
        }
    }

    private static boolean between(@Nullable Integer value, int least, int most) {
        return value == null || (value >= least && value <= most);
    }

    private static void write(RuleRecord row, PutAlertRule facts) {
        row.setSource(facts.source());
        row.setPosition(Objects.requireNonNullElse(facts.position(), 100));
        row.setName(Objects.requireNonNull(facts.name()).strip());
        row.setMatchers(Objects.requireNonNullElse(facts.matchers(), "").strip());
        row.setProject(Objects.requireNonNull(facts.project()).strip());
        row.setService(facts.service());
        row.setCategory(facts.category());
        row.setImpact(Objects.requireNonNull(facts.impact()).shortValue());
        row.setUrgency(Objects.requireNonNull(facts.urgency()).shortValue());
        row.setItemLabel(facts.itemLabel());
        row.setGroupMinutes(Objects.requireNonNullElse(facts.groupMinutes(), 10));
        row.setActive(!Boolean.FALSE.equals(facts.active()));
    }

    private static AlertSourceView view(SourceRecord row) {
        return new AlertSourceView(
                row.getId(),
                row.getVersion(),
                row.getName(),
                AlertSourceKind.valueOf(row.getKind()),
                row.getActive(),
                row.getRecoveryResolves(),
                row.getTokenMadeAt(),
                row.getHeardAt());
    }

    private static AlertRuleView view(RuleRecord row) {
        return new AlertRuleView(
                row.getId(),
                row.getVersion(),
                row.getSource(),
                row.getPosition(),
                row.getName(),
                row.getMatchers(),
                row.getProject(),
                row.getService(),
                row.getCategory(),
                row.getImpact(),
                row.getUrgency(),
                row.getItemLabel(),
                row.getGroupMinutes(),
                row.getActive());
    }

    private static Subject subject(SourceRecord row) {
        return new Subject(SOURCE_KIND, Long.toString(row.getId()));
    }

    private static Subject subject(RuleRecord row) {
        return new Subject(RULE_KIND, Long.toString(row.getId()));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
