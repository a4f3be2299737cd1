package org.hengwei.planning;

import static org.hengwei.planning.db.Tables.INSTANCE;
import static org.hengwei.planning.db.Tables.ITEM;
import static org.hengwei.planning.db.Tables.OBJECTIVE;
import static org.hengwei.planning.db.Tables.PLAN;
import static org.hengwei.planning.db.Tables.PROBLEM;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengwei.planning.db.PlanRecord;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PlanRepository {

    private final DSLContext db;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanRepository(DSLContext db) {
        this.db = db;
    }

    /** A plan's row, as far as the room works with it. */
    record Row(
            long id,
            String number,
            int edition,
            PlanKind kind,
            int year,
            String title,
            String language,
            PlanState state,
            PlanText text,
            @Nullable String document,
            String author,
            Instant createdAt,
            @Nullable Instant issuedAt,
            int version) {}

    long insert(
            String number,
            int edition,
            PlanKind kind,
            int year,
            String title,
            String language,
            PlanText text,
            String author,
            Instant now) {
        return db.insertInto(PLAN)
                .set(PLAN.NUMBER, number)
                .set(PLAN.EDITION, edition)
                .set(PLAN.KIND, kind.name())
                .set(PLAN.YEAR, year)
                .set(PLAN.TITLE, title)
                .set(PLAN.LANGUAGE, language)
                .set(PLAN.STATE, PlanState.DRAFT.name())
                .set(PLAN.CONTENT, JSONB.valueOf(json.writeValueAsString(text)))
                .set(PLAN.AUTHOR, author)
                .set(PLAN.CREATED_AT, now)
                .returning(PLAN.ID)
                .fetchSingle(PLAN.ID);
    }

    /** The newest edition, or the one asked for; refused as not found when there is none. */
    Row get(String number, @Nullable Integer edition) {
        var row = db.selectFrom(PLAN)
                .where(PLAN.NUMBER.eq(number))
                .and(edition == null ? DSL.noCondition() : PLAN.EDITION.eq(edition))
                .orderBy(PLAN.EDITION.desc())
                .limit(1)
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(number);
        }
        return row(row);
    }

    boolean exists(String number) {
        return db.fetchExists(PLAN, PLAN.NUMBER.eq(number));
    }

    private Row row(PlanRecord row) {
        return new Row(
                row.getId(),
                row.getNumber(),
                row.getEdition(),
                PlanKind.valueOf(row.getKind()),
                row.getYear(),
                row.getTitle(),
                row.getLanguage(),
                PlanState.valueOf(row.getState()),
                json.readValue(row.getContent().data(), PlanText.class),
                row.getDocument(),
                row.getAuthor(),
                row.getCreatedAt(),
                row.getIssuedAt(),
                row.getVersion());
    }

    List<Integer> editions(String number) {
        return db.select(PLAN.EDITION)
                .from(PLAN)
                .where(PLAN.NUMBER.eq(number))
                .orderBy(PLAN.EDITION)
                .fetch(PLAN.EDITION);
    }

    /** The newest edition of each plan of the year and kind, with how its instances stand. */
    List<PlanLine> list(@Nullable Integer year, @Nullable PlanKind kind, LocalDate today) {
        var newest = PLAN.as("newest");
        Condition which =
                PLAN.EDITION.eq(DSL.select(DSL.max(newest.EDITION)).from(newest).where(newest.NUMBER.eq(PLAN.NUMBER)));
        if (year != null) {
            which = which.and(PLAN.YEAR.eq(year));
        }
        if (kind != null) {
            which = which.and(PLAN.KIND.eq(kind.name()));
        }
        var open = ITEM.STATE.in(ItemState.PLANNED.name(), ItemState.IN_PROGRESS.name());
        var done = DSL.count(INSTANCE.DONE_AT);
        var late = DSL.count(INSTANCE.ID)
                .filterWhere(
                        INSTANCE.DONE_AT.isNull().and(INSTANCE.DUE_ON.lt(today)).and(open));
        return db.select(
                        PLAN.NUMBER,
                        PLAN.EDITION,
                        PLAN.KIND,
                        PLAN.YEAR,
                        PLAN.TITLE,
                        PLAN.STATE,
                        DSL.count(INSTANCE.ID),
                        done,
                        late)
                .from(PLAN)
                .leftJoin(ITEM)
                .on(ITEM.PLAN_ID.eq(PLAN.ID))
                .leftJoin(INSTANCE)
                .on(INSTANCE.ITEM_ID.eq(ITEM.ID))
                .where(which)
                .groupBy(PLAN.ID)
                .orderBy(PLAN.YEAR.desc(), PLAN.KIND, PLAN.ID.desc())
                .limit(200)
                .fetch(row -> new PlanLine(
                        row.value1(),
                        row.value2(),
                        PlanKind.valueOf(row.value3()),
                        row.value4(),
                        row.value5(),
                        PlanState.valueOf(row.value6()),
                        row.value7(),
                        row.value8(),
                        row.value9()));
    }

    /** Saves text and state; refused as stale when the version is no longer the one read. */
    void update(Row plan, PlanText text, PlanState state, @Nullable String document, @Nullable Instant issuedAt) {
        var changed = db.update(PLAN)
                .set(PLAN.CONTENT, JSONB.valueOf(json.writeValueAsString(text)))
                .set(PLAN.STATE, state.name())
                .set(PLAN.DOCUMENT, document)
                .set(PLAN.ISSUED_AT, issuedAt)
                .set(PLAN.VERSION, PLAN.VERSION.plus(1))
                .where(PLAN.ID.eq(plan.id()))
                .and(PLAN.VERSION.eq(plan.version()))
                .execute();
        if (changed == 0) {
            throw Refused.stale();
        }
    }

    void supersedeOthers(Row plan) {
        db.update(PLAN)
                .set(PLAN.STATE, PlanState.SUPERSEDED.name())
                .where(PLAN.NUMBER.eq(plan.number()))
                .and(PLAN.EDITION.lt(plan.edition()))
                .execute();
    }

    List<Objective> objectives(long plan) {
        return db.selectFrom(OBJECTIVE)
                .where(OBJECTIVE.PLAN_ID.eq(plan))
                .orderBy(OBJECTIVE.POSITION, OBJECTIVE.ID)
                .fetch(row -> new Objective(
                        row.getId(),
                        row.getMetric(),
                        row.getName(),
                        row.getFormula(),
                        row.getComparator(),
                        row.getTarget(),
                        row.getUnit(),
                        Period.Length.valueOf(row.getPeriod())));
    }

    void putObjective(long plan, Objective objective) {
        db.insertInto(OBJECTIVE)
                .set(OBJECTIVE.PLAN_ID, plan)
                .set(OBJECTIVE.POSITION, db.fetchCount(OBJECTIVE, OBJECTIVE.PLAN_ID.eq(plan)) + 1)
                .set(OBJECTIVE.METRIC, objective.metric())
                .set(OBJECTIVE.NAME, objective.name())
                .set(OBJECTIVE.FORMULA, objective.formula())
                .set(OBJECTIVE.COMPARATOR, objective.comparator())
                .set(OBJECTIVE.TARGET, objective.target())
                .set(OBJECTIVE.UNIT, objective.unit())
                .set(OBJECTIVE.PERIOD, objective.period().name())
                .onConflict(OBJECTIVE.PLAN_ID, OBJECTIVE.METRIC)
                .doUpdate()
                .set(OBJECTIVE.NAME, objective.name())
                .set(OBJECTIVE.FORMULA, objective.formula())
                .set(OBJECTIVE.COMPARATOR, objective.comparator())
                .set(OBJECTIVE.TARGET, objective.target())
                .set(OBJECTIVE.UNIT, objective.unit())
                .set(OBJECTIVE.PERIOD, objective.period().name())
                .execute();
    }

    boolean removeObjective(long plan, String metric) {
        return db.deleteFrom(OBJECTIVE)
                        .where(OBJECTIVE.PLAN_ID.eq(plan))
                        .and(OBJECTIVE.METRIC.eq(metric))
                        .execute()
                == 1;
    }

    /** @throws Refused when that plan has no such line */
    ItemView item(Row plan, long id) {
        return items(plan.id(), plan.year()).stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(id)));
    }

    List<ItemView> items(long plan, int year) {
        var instances = db
                .select(INSTANCE.fields())
                .from(INSTANCE)
                .join(ITEM)
                .on(ITEM.ID.eq(INSTANCE.ITEM_ID))
                .where(ITEM.PLAN_ID.eq(plan))
                .orderBy(INSTANCE.DUE_ON, INSTANCE.ID)
                .fetchInto(INSTANCE)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getItemId(),
                        Collectors.mapping(
                                row -> new ItemView.Instance(
                                        row.getId(),
                                        row.getLabel(),
                                        row.getOpensOn(),
                                        row.getDueOn(),
                                        row.getDoneAt(),
                                        row.getDoneBy(),
                                        row.getNote()),
                                Collectors.toList())));
        return db.selectFrom(ITEM)
                .where(ITEM.PLAN_ID.eq(plan))
                .orderBy(ITEM.POSITION, ITEM.ID)
                .fetch(row -> new ItemView(
                        row.getId(),
                        row.getPosition(),
                        row.getWork(),
                        row.getMeasures(),
                        row.getResponsible(),
                        row.getCooperating(),
                        row.getPerson(),
                        row.getOwner(),
                        Schedule.parse(row.getSchedule(), year),
                        ItemState.valueOf(row.getState()),
                        row.getReason(),
                        instances.getOrDefault(row.getId(), List.of())));
    }

    long putItem(long plan, PutItem item, Schedule schedule) {
        if (item.id() != null) {
            db.update(ITEM)
                    .set(ITEM.WORK, item.work())
                    .set(ITEM.MEASURES, item.measures())
                    .set(ITEM.RESPONSIBLE, item.responsible())
                    .set(ITEM.COOPERATING, item.cooperating())
                    .set(ITEM.PERSON, item.person())
                    .set(ITEM.OWNER, item.owner())
                    .set(ITEM.SCHEDULE, schedule.toString())
                    .where(ITEM.ID.eq(item.id()))
                    .and(ITEM.PLAN_ID.eq(plan))
                    .execute();
            return item.id();
        }
        return db.insertInto(ITEM)
                .set(ITEM.PLAN_ID, plan)
                .set(ITEM.POSITION, db.fetchCount(ITEM, ITEM.PLAN_ID.eq(plan)) + 1)
                .set(ITEM.WORK, item.work())
                .set(ITEM.MEASURES, item.measures())
                .set(ITEM.RESPONSIBLE, item.responsible())
                .set(ITEM.COOPERATING, item.cooperating())
                .set(ITEM.PERSON, item.person())
                .set(ITEM.OWNER, item.owner())
                .set(ITEM.SCHEDULE, schedule.toString())
                .set(ITEM.STATE, ItemState.PLANNED.name())
                .returning(ITEM.ID)
                .fetchSingle(ITEM.ID);
    }

    void removeItem(long item) {
        db.update(PROBLEM)
                .setNull(PROBLEM.ITEM_ID)
                .where(PROBLEM.ITEM_ID.eq(item))
                .execute();
        db.deleteFrom(ITEM).where(ITEM.ID.eq(item)).execute();
    }

    void moveItem(long item, ItemState state, @Nullable String reason) {
        db.update(ITEM)
                .set(ITEM.STATE, state.name())
                .set(ITEM.REASON, reason)
                .where(ITEM.ID.eq(item))
                .execute();
    }

    /** Makes the due instances of a plan that is issued; what an earlier edition did already stays done. */
    void makeInstances(ItemView item, int year) {
        for (var occasion : item.schedule().occasions(year)) {
            db.insertInto(INSTANCE)
                    .set(INSTANCE.ITEM_ID, item.id())
                    .set(INSTANCE.LABEL, occasion.label())
                    .set(INSTANCE.OPENS_ON, occasion.opensOn())
                    .set(INSTANCE.DUE_ON, occasion.dueOn())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void copyDone(long item, ItemView.Instance done) {
        db.update(INSTANCE)
                .set(INSTANCE.DONE_AT, done.doneAt())
                .set(INSTANCE.DONE_BY, done.doneBy())
                .set(INSTANCE.NOTE, done.note())
                .where(INSTANCE.ITEM_ID.eq(item))
                .and(INSTANCE.LABEL.eq(done.label()))
                .execute();
    }

    boolean done(long instance, Instant at, String by, String note) {
        return db.update(INSTANCE)
                        .set(INSTANCE.DONE_AT, at)
                        .set(INSTANCE.DONE_BY, by)
                        .set(INSTANCE.NOTE, note)
                        .where(INSTANCE.ID.eq(instance))
                        .and(INSTANCE.DONE_AT.isNull())
                        .execute()
                == 1;
    }

    List<ProblemView> problems(long plan) {
        return db.selectFrom(PROBLEM)
                .where(PROBLEM.PLAN_ID.eq(plan))
                .orderBy(PROBLEM.ID)
                .fetch(row -> new ProblemView(
                        row.getId(),
                        row.getSource(),
                        row.getText(),
                        row.getIneffective(),
                        row.getAnswer(),
                        row.getItemId()));
    }

    void addProblem(long plan, String source, String text, boolean ineffective) {
        db.insertInto(PROBLEM)
                .set(Map.of(
                        PROBLEM.PLAN_ID,
                        plan,
                        PROBLEM.SOURCE,
                        source,
                        PROBLEM.TEXT,
                        text,
                        PROBLEM.INEFFECTIVE,
                        ineffective))
                .execute();
    }

    void answerProblem(long problem, String answer, @Nullable Long item) {
        db.update(PROBLEM)
                .set(PROBLEM.ANSWER, answer)
                .set(PROBLEM.ITEM_ID, item)
                .where(PROBLEM.ID.eq(problem))
                .execute();
    }

    record Line(
            String plan,
            String work,
            String label,
            LocalDate dueOn,
            @Nullable String owner) {}

    /** The line an instance belongs to; null when it is gone. */
    @Nullable
    Line lineOf(long instance) {
        return db.select(PLAN.NUMBER, ITEM.WORK, INSTANCE.LABEL, INSTANCE.DUE_ON, ITEM.OWNER)
                .from(INSTANCE)
                .join(ITEM)
                .on(ITEM.ID.eq(INSTANCE.ITEM_ID))
                .join(PLAN)
                .on(PLAN.ID.eq(ITEM.PLAN_ID))
                .where(INSTANCE.ID.eq(instance))
                .fetchOne(row -> new Line(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }
}
