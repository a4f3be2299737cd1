package org.hengwei.processes;

import static org.hengwei.processes.db.Tables.ANNUAL_REVIEW;
import static org.hengwei.processes.db.Tables.DEFINITION;
import static org.hengwei.processes.db.Tables.DEFINITION_EDITION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hengwei.people.Process;
import org.hengwei.processes.db.AnnualReviewRecord;
import org.hengwei.processes.db.DefinitionEditionRecord;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Definitions, editions and reviews in the database; what an edition says is one JSON. */
@Repository
class ProcessRepository {

    private static final Field<Integer> REVIEWED = DSL.field(DSL.select(DSL.max(ANNUAL_REVIEW.YEAR))
            .from(ANNUAL_REVIEW)
            .where(ANNUAL_REVIEW.DEFINITION.eq(DEFINITION.CODE)));

    private final DSLContext db;
    private final JsonMapper json;

    ProcessRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    DefinitionRecord fresh() {
        return db.newRecord(DEFINITION);
    }

    boolean exists(String code) {
        return db.fetchExists(DEFINITION, DEFINITION.CODE.eq(code));
    }

    /** Whether another definition that stands is this process already. */
    boolean defined(Process process, @Nullable String but) {
        return db.fetchExists(
                DEFINITION,
                DEFINITION
                        .KIND
                        .eq(DefinitionKind.PROCESS.name())
                        .and(DEFINITION.PROCESS.eq(process.name()))
                        .and(DEFINITION.STATE.ne(DefinitionState.WITHDRAWN.name()))
                        .and(but == null ? DSL.noCondition() : DEFINITION.CODE.ne(but)));
    }

    DefinitionRecord definition(String code) {
        return db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** With its row held until the end of the transaction. */
    DefinitionRecord held(String code) {
        return db.selectFrom(DEFINITION)
                .where(DEFINITION.CODE.eq(code))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    DefinitionEditionRecord freshEdition(String code, int edition) {
        var row = db.newRecord(DEFINITION_EDITION);
        row.setDefinition(code);
        row.setEdition(edition);
        return row;
    }

    /** Newest first. */
    List<DefinitionEditionRecord> editions(String code) {
        return db.selectFrom(DEFINITION_EDITION)
                .where(DEFINITION_EDITION.DEFINITION.eq(code))
                .orderBy(DEFINITION_EDITION.EDITION.desc())
                .fetch();
    }

    DefinitionEditionRecord edition(String code, int edition) {
        return db.selectFrom(DEFINITION_EDITION)
                .where(DEFINITION_EDITION.DEFINITION.eq(code))
                .and(DEFINITION_EDITION.EDITION.eq(edition))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code + " " + edition));
    }

    /** Of a definition that was not withdrawn. */
    @Nullable
    Integer inForce(DefinitionRecord row, LocalDate today) {
        return row.getWithdrawnAt() != null
                ? null
                : db.select(DSL.max(DEFINITION_EDITION.EDITION))
                        .from(DEFINITION_EDITION)
                        .where(DEFINITION_EDITION.DEFINITION.eq(row.getCode()))
                        .and(DEFINITION_EDITION.EFFECTIVE_ON.le(today))
                        .fetchOne(0, Integer.class);
    }

    DefinitionFacts facts(DefinitionEditionRecord row) {
        return json.readValue(row.getContent().data(), DefinitionFacts.class);
    }

    void write(DefinitionEditionRecord row, DefinitionFacts facts) {
        row.setContent(JSONB.valueOf(json.writeValueAsString(facts)));
        row.setCategories(facts.categories().toArray(String[]::new));
    }

    void words(String code, String... texts) {
        db.execute(
                "UPDATE processes.definition SET words = ?::tsvector WHERE code = ?", SearchWords.vector(texts), code);
    }

    AnnualReviewRecord freshReview() {
        return db.newRecord(ANNUAL_REVIEW);
    }

    /** Newest first. */
    List<AnnualReviewRecord> reviews(String code) {
        return db.selectFrom(ANNUAL_REVIEW)
                .where(ANNUAL_REVIEW.DEFINITION.eq(code))
                .orderBy(ANNUAL_REVIEW.YEAR.desc())
                .fetch();
    }

    Optional<AnnualReviewRecord> newestReview(String code) {
        return reviews(code).stream().findFirst();
    }

    /** What the review still asks for: met by a later edition that was signed, or by withdrawal. */
    @Nullable
    Verdict obligation(DefinitionRecord row, @Nullable AnnualReviewRecord newest) {
        if (newest == null || row.getWithdrawnAt() != null) {
            return null;
        }
        var verdict = Verdict.valueOf(newest.getVerdict());
        var met = verdict == Verdict.KEEP
                || db.fetchExists(
                        DEFINITION_EDITION,
                        DEFINITION_EDITION
                                .DEFINITION
                                .eq(row.getCode())
                                .and(DEFINITION_EDITION.EDITION.gt(newest.getEdition()))
                                .and(DEFINITION_EDITION.PUBLISHED_AT.isNotNull()));
        return met ? null : verdict;
    }

    /** Those in force today that had no review in the year, row by row held. */
    List<DefinitionRecord> unreviewed(int year, LocalDate today) {
        return db.selectFrom(DEFINITION)
                .where(standing(today))
                .and(notReviewed(year))
                .orderBy(DEFINITION.CODE)
                .forUpdate()
                .fetch();
    }

    /** How many are in force, and how many of them were reviewed in the year. */
    record Count(long all, long reviewed) {}

    Count count(int year, LocalDate today) {
        var row = db.select(DSL.count(), DSL.count().filterWhere(DSL.not(notReviewed(year))))
                .from(DEFINITION)
                .where(standing(today))
                .fetchSingle();
        return new Count(row.value1(), row.value2());
    }

    /** Procedures in force that are bound to any of the categories. */
    List<Procedure> procedures(Collection<String> categories, LocalDate today) {
        return db.select(DEFINITION_EDITION.fields())
                .from(DEFINITION)
                .join(DEFINITION_EDITION)
                .on(DEFINITION_EDITION.DEFINITION.eq(DEFINITION.CODE))
                .where(DEFINITION.KIND.eq(DefinitionKind.PROCEDURE.name()))
                .and(DEFINITION.WITHDRAWN_AT.isNull())
                .and(DEFINITION_EDITION.EDITION.eq(inForce(today)))
                .and(boundTo(categories))
                .orderBy(DEFINITION.CODE)
                .fetchInto(DEFINITION_EDITION)
                .map(row -> new Procedure(row.getDefinition(), row.getEdition(), facts(row)));
    }

    Slice<DefinitionLine> list(
            DefinitionFilter filter,
            Collection<String> categories,
            LocalDate today,
            Owners.Known owners,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var current = inForce(today);
        var matching = condition(filter, categories, today);
        var rows = db.select(DEFINITION.fields())
                .select(DEFINITION_EDITION.fields())
                .select(current.as("current"), REVIEWED.as("reviewed"))
                .from(DEFINITION)
                .join(DEFINITION_EDITION)
                .on(DEFINITION_EDITION
                        .DEFINITION
                        .eq(DEFINITION.CODE)
                        .and(DEFINITION_EDITION.EDITION.eq(DSL.coalesce(current, DEFINITION.EDITION))))
                .where(matching)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DEFINITION.CODE.gt(after.values().getFirst()))
                .orderBy(DEFINITION.CODE)
                .limit(limit + 1)
                .fetch(row -> line(row, owners));
        var total = withTotal ? (long) db.fetchCount(DEFINITION, matching) : null;
        return Slice.of(rows, limit, line -> Cursor.of(line.code()), total);
    }

    private DefinitionLine line(Record row, Owners.Known owners) {
        var definition = row.into(DEFINITION);
        var facts = facts(row.into(DEFINITION_EDITION));
        var withdrawn = definition.getWithdrawnAt() != null;
        return new DefinitionLine(
                definition.getCode(),
                DefinitionKind.valueOf(definition.getKind()),
                Owners.process(definition),
                String.valueOf(facts.title()),
                facts.titleEn(),
                owners.of(definition),
                facts.categories(),
                DefinitionState.valueOf(definition.getState()),
                definition.getEdition(),
                withdrawn ? null : row.get("current", Integer.class),
                row.get("reviewed", Integer.class),
                obligation(definition, newestReview(definition.getCode()).orElse(null)));
    }

    private Condition condition(DefinitionFilter filter, Collection<String> categories, LocalDate today) {
        var condition = DSL.noCondition();
        if (filter.kind() != null) {
            condition = condition.and(DEFINITION.KIND.eq(filter.kind().name()));
        }
        if (filter.state() != null) {
            condition = condition.and(DEFINITION.STATE.eq(filter.state().name()));
        }
        if (filter.process() != null) {
            condition = condition.and(DEFINITION.PROCESS.eq(filter.process().name()));
        }
        if (!categories.isEmpty()) {
            condition = condition
                    .and(DEFINITION.WITHDRAWN_AT.isNull())
                    .andExists(DSL.selectOne()
                            .from(DEFINITION_EDITION)
                            .where(DEFINITION_EDITION.DEFINITION.eq(DEFINITION.CODE))
                            .and(DEFINITION_EDITION.EDITION.eq(inForce(today)))
                            .and(boundTo(categories)));
        }
        if (filter.unreviewed() != null) {
            condition = condition.and(standing(today)).and(notReviewed(filter.unreviewed()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(DEFINITION.WORDS, filter.q())
                    .or(DEFINITION.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    private static Condition boundTo(Collection<String> categories) {
        return DSL.condition(
                "{0} && {1}::text[]",
                DEFINITION_EDITION.CATEGORIES, DSL.val(categories.toArray(String[]::new), String[].class));
    }

    private static Field<Integer> inForce(LocalDate today) {
        var edition = DEFINITION_EDITION.as("current_edition");
        return DSL.field(DSL.select(DSL.max(edition.EDITION))
                .from(edition)
                .where(edition.DEFINITION.eq(DEFINITION.CODE))
                .and(edition.EFFECTIVE_ON.le(today)));
    }

    private static Condition standing(LocalDate today) {
        return DEFINITION.WITHDRAWN_AT.isNull().and(inForce(today).isNotNull());
    }

    private static Condition notReviewed(int year) {
        return DSL.notExists(DSL.selectOne()
                .from(ANNUAL_REVIEW)
                .where(ANNUAL_REVIEW.DEFINITION.eq(DEFINITION.CODE))
                .and(ANNUAL_REVIEW.YEAR.eq(year)));
    }
}
