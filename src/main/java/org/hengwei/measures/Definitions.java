package org.hengwei.measures;

import static org.hengwei.measures.db.Tables.DEFINITION;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.hengwei.measures.db.DefinitionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics themselves, as data. A proposed version is a draft until it is activated; then the one before it is retired and
 * closed periods keep the version they were closed with.
 */
@Service
@Transactional
public class Definitions {

    private final DSLContext db;
    private final JsonMapper json;
    private final FactViews views;
    private final CompanyZone zone;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Definitions(
            DSLContext db,
            JsonMapper json,
            FactViews views,
            CompanyZone zone,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.json = json;
        this.views = views;
        this.zone = zone;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** What is in force, or else proposed, in the order of codes as people count. */
    @Transactional(readOnly = true)
    public List<Definition> list() {
        access.demand(MeasuresPermission.READ);
        return all();
    }

    List<Definition> all() {
        return db.select(DEFINITION.fields())
                .distinctOn(DEFINITION.CODE)
                .from(DEFINITION)
                .orderBy(
                        DEFINITION.CODE,
                        DEFINITION.STATE.eq(DefinitionState.ACTIVE.name()).desc(),
                        DEFINITION.VERSION.desc())
                .fetchInto(DEFINITION)
                .map(this::definition);
    }

    @Transactional(readOnly = true)
    public Definition find(String code) {
        access.demand(MeasuresPermission.READ);
        return current(code).orElseThrow(() -> Refused.notFound(code));
    }

    Optional<Definition> current(String code) {
        return db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .orderBy(DEFINITION.STATE.eq(DefinitionState.ACTIVE.name()).desc(), DEFINITION.VERSION.desc())
                .limit(1)
                .fetchOptional()
                .map(this::definition);
    }

    Optional<Definition> version(String code, int version) {
        return db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .and(DEFINITION.VERSION.eq(version))
                .fetchOptional()
                .map(this::definition);
    }

    /** Every version, newest first. */
    @Transactional(readOnly = true)
    public List<Definition> versions(String code) {
        access.demand(MeasuresPermission.READ);
        return db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .orderBy(DEFINITION.VERSION.desc())
                .fetch()
                .map(this::definition);
    }

    /**
     * Proposes a new metric or a new version of one. Every view and column it names must be in the catalogue; a draft that was
     * there is replaced.
     */
    public Definition propose(Definition wanted) {
        access.demand(MeasuresPermission.DEFINE);
        check(wanted);
        db.deleteFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(wanted.code()))
                .and(DEFINITION.STATE.eq(DefinitionState.DRAFT.name()))
                .execute();
        var version = versions(wanted.code()).stream()
                        .mapToInt(Definition::version)
                        .max()
                        .orElse(0)
                + 1;
        var row = insert(wanted, version, DefinitionState.DRAFT, access.actor().login(), false);
        events.publishEvent(
                new MeasuresEvent.DefinitionProposed(subject(wanted.code()), now(), version, wanted.name()));
        return definition(row);
    }

    /** Puts the draft in force; the version before it is retired. */
    public Definition activate(String code) {
        access.demand(MeasuresPermission.ACTIVATE);
        var draft = db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .and(DEFINITION.STATE.eq(DefinitionState.DRAFT.name()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.conflict("measures.refused.no-draft", code));
        retireActive(code);
        draft.setState(DefinitionState.ACTIVE.name());
        draft.setActivatedAt(now());
        draft.setActivatedBy(access.actor().login());
        draft.update();
        var made = definition(draft);
        events.publishEvent(new MeasuresEvent.DefinitionActivated(subject(code), now(), made.version(), made.name()));
        return made;
    }

    /** No longer measured; what was closed stays. */
    public Definition retire(String code) {
        access.demand(MeasuresPermission.ACTIVATE);
        var before = current(code).orElseThrow(() -> Refused.notFound(code));
        if (retireActive(code) == 0) {
            throw Refused.conflict("measures.refused.not-active", code);
        }
        events.publishEvent(new MeasuresEvent.DefinitionRetired(subject(code), now(), before.version()));
        return version(code, before.version()).orElseThrow();
    }

    private int retireActive(String code) {
        return db.update(DEFINITION)
                .set(DEFINITION.STATE, DefinitionState.RETIRED.name())
                .set(DEFINITION.RETIRED_AT, now())
                .where(DEFINITION.CODE.eq(code))
                .and(DEFINITION.STATE.eq(DefinitionState.ACTIVE.name()))
                .execute();
    }

    /** Adds the shipped metrics that are not there yet; what a company changed is left alone. */
    int ship(List<Definition> shipped) {
        var known =
                new LinkedHashSet<>(db.select(DEFINITION.CODE).from(DEFINITION).fetch(DEFINITION.CODE));
        var missing = shipped.stream().filter(d -> !known.contains(d.code())).toList();
        missing.forEach(d -> insert(d, 1, DefinitionState.ACTIVE, "built-in", true));
        return missing.size();
    }

    private DefinitionRecord insert(Definition wanted, int version, DefinitionState state, String by, boolean builtIn) {
        var row = db.newRecord(DEFINITION);
        row.setCode(wanted.code());
        row.setVersion(version);
        row.setState(state.name());
        row.setContent(JSONB.jsonb(json.writeValueAsString(wanted)));
        row.setBuiltIn(builtIn);
        row.setProposedBy(by);
        row.setProposedAt(now());
        if (state == DefinitionState.ACTIVE) {
            row.setActivatedAt(now());
            row.setActivatedBy(by);
        }
        row.insert();
        return row;
    }

    private void check(Definition wanted) {
        new Checks()
                .that(
                        wanted.code() != null && wanted.code().matches("[A-Z][A-Z0-9]{0,9}-[0-9A-Z]{1,10}"),
                        "code",
                        "measures.refused.code")
                .present(wanted.name(), "name")
                .atMost(wanted.name(), 120, "name")
                .atMost(wanted.formula(), 1000, "formula")
                .that(
                        (wanted.comparator() == null) == (wanted.target() == null),
                        "target",
                        "measures.refused.half-target")
                .refuse();
        countable(wanted);
    }

    /** Refused unless every view and column is there and suits its use. */
    void countable(Definition wanted) {
        var sources = new ArrayList<>(wanted.expression().sources());
        if (wanted.overdue() != null) {
            sources.add(wanted.overdue().source());
        }
        sources.stream()
                .filter(source -> views.find(source.view()).isEmpty())
                .findFirst()
                .ifPresent(source -> {
                    throw Refused.field("expression", "measures.refused.view", source.view());
                });
        if (wanted.expression() instanceof Expression.Formula(var node)) {
            metrics(node).forEach(code -> {
                if (code.equals(wanted.code()) || current(code).isEmpty()) {
                    throw Refused.field("expression", "measures.refused.metric", code);
                }
            });
        }
        Counting.of(wanted, Period.of(wanted.period(), zone.dayOf(now())), views, zone.id(), now(), true);
    }

    static List<String> metrics(Expression.Node node) {
        return switch (node) {
            case Expression.Node.Metric metric -> List.of(metric.metric());
            case Expression.Node.Constant constant -> List.of();
            case Expression.Node.Operation(var op, var left, var right) -> {
                var all = new ArrayList<>(metrics(left));
                all.addAll(metrics(right));
                yield all;
            }
        };
    }

    private Definition definition(DefinitionRecord row) {
        var content = json.readValue(row.getContent().data(), Definition.class);
        return new Definition(
                row.getCode(),
                row.getVersion(),
                content.name(),
                content.nameEn(),
                content.formula(),
                content.formulaEn(),
                content.unit(),
                content.direction(),
                content.comparator(),
                content.target(),
                content.period(),
                content.levels(),
                content.owner(),
                content.process(),
                content.source(),
                content.expression(),
                content.overdue(),
                DefinitionState.valueOf(row.getState()),
                row.getBuiltIn(),
                row.getActivatedAt());
    }

    static Subject subject(String code) {
        return new Subject("metric", code);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
