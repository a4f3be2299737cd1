package org.hengwei.requests;

import static org.hengwei.requests.db.Tables.REQUEST;
import static org.hengwei.requests.db.Tables.TASK;
import static org.hengwei.requests.db.Tables.URGING;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.requests.db.TaskRecord;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RequestRepository {

    private static final TypeReference<LinkedHashMap<String, String>> ANSWERS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    RequestRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    RequestRecord get(long id) {
        return found(db.selectFrom(REQUEST).where(REQUEST.ID.eq(id)).fetchOptional(), id);
    }

    /** Held against any other change until the transaction ends. */
    RequestRecord lock(long id) {
        return found(db.selectFrom(REQUEST).where(REQUEST.ID.eq(id)).forUpdate().fetchOptional(), id);
    }

    private static RequestRecord found(Optional<RequestRecord> row, long id) {
        return row.orElseThrow(() -> Refused.notFound(RequestKey.code(id)));
    }

    Optional<RequestRecord> fromOutside(String source, String externalId) {
        return db.selectFrom(REQUEST)
                .where(REQUEST.SOURCE.eq(source))
                .and(REQUEST.EXTERNAL_ID.eq(externalId))
                .fetchOptional();
    }

    /** Numbers of those in fulfilment after the given one, in order; a null narrows nothing. */
    List<Long> openOf(
            @Nullable String project, @Nullable String agreement, @Nullable String priority, long after, int limit) {
        return db.select(REQUEST.ID)
                .from(REQUEST)
                .where(REQUEST.STATE.in(RequestState.IN_FULFILMENT.name(), RequestState.PENDING.name()))
                .and(project == null ? DSL.noCondition() : REQUEST.PROJECT.eq(project))
                .and(agreement == null ? DSL.noCondition() : REQUEST.AGREEMENT.eq(agreement))
                .and(priority == null ? DSL.noCondition() : REQUEST.PRIORITY.eq(priority))
                .and(REQUEST.ID.gt(after))
                .orderBy(REQUEST.ID)
                .limit(limit)
                .fetch(REQUEST.ID);
    }

    /** Numbers of those whose clock was started, whatever became of them but those nobody is to fulfil any more, in order. */
    List<Long> begunOf(String project, long after, int limit) {
        return db.select(REQUEST.ID)
                .from(REQUEST)
                .where(REQUEST.PROJECT.eq(project))
                .and(REQUEST.TARGET.isNotNull())
                .and(REQUEST.STATE.notIn(RequestState.REJECTED.name(), RequestState.CANCELLED.name()))
                .and(REQUEST.ID.gt(after))
                .orderBy(REQUEST.ID)
                .limit(limit)
                .fetch(REQUEST.ID);
    }

    RequestRecord insert(RequestRecord row) {
        var made = db.insertInto(REQUEST).set(row).returning().fetchSingle();
        words(made);
        return made;
    }

    void update(RequestRecord row) {
        row.setVersion(row.getVersion() + 1);
        db.update(REQUEST).set(row).where(REQUEST.ID.eq(row.getId())).execute();
        words(row);
    }

    private void words(RequestRecord row) {
        var said = answers(row).values().stream().map(StoredFile::name).collect(Collectors.joining(" "));
        db.execute(
                "UPDATE requests.request SET words = ?::tsvector WHERE id = ?",
                SearchWords.vector(
                        RequestKey.code(row.getId()),
                        row.getTitle(),
                        row.getDescription(),
                        text(row.getItemName()),
                        text(row.getItemNameEn()),
                        text(row.getRequesterName()),
                        said),
                row.getId());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    Map<String, String> answers(RequestRecord row) {
        return json.readValue(row.getAnswers().data(), ANSWERS);
    }

    void answer(RequestRecord row, Map<String, String> answers) {
        row.setAnswers(JSONB.valueOf(json.writeValueAsString(answers)));
    }

    List<TaskRecord> tasks(long request) {
        return db.selectFrom(TASK)
                .where(TASK.REQUEST.eq(request))
                .orderBy(TASK.PLACE)
                .fetch();
    }

    void addTask(
            long request,
            int place,
            String name,
            @Nullable String nameEn,
            @Nullable String role,
            @Nullable String department) {
        db.insertInto(TASK)
                .set(TASK.REQUEST, request)
                .set(TASK.PLACE, place)
                .set(TASK.NAME, name)
                .set(TASK.NAME_EN, nameEn)
                .set(TASK.ROLE, role)
                .set(TASK.DEPARTMENT, department)
                .set(TASK.STATE, (place == 1 ? TaskView.State.READY : TaskView.State.LATER).name())
                .execute();
    }

    void urged(long request, Actor by, Instant at, UrgingSide side, @Nullable String note) {
        db.insertInto(URGING)
                .set(URGING.REQUEST, request)
                .set(URGING.AT, at)
                .set(URGING.BY, by.login())
                .set(URGING.BY_NAME, by.name())
                .set(URGING.SIDE, side.name())
                .set(URGING.NOTE, note)
                .execute();
    }

    List<RequestView.Urging> urgings(long request) {
        return db.selectFrom(URGING)
                .where(URGING.REQUEST.eq(request))
                .orderBy(URGING.ID.desc())
                .limit(50)
                .fetch(row -> new RequestView.Urging(
                        row.getAt(), row.getByName(), UrgingSide.valueOf(row.getSide()), row.getNote()));
    }

    /** The step that can be done now. */
    Optional<TaskRecord> ready(long request) {
        return db.selectFrom(TASK)
                .where(TASK.REQUEST.eq(request))
                .and(TASK.STATE.eq(TaskView.State.READY.name()))
                .fetchOptional();
    }

    /** Done; the next one, if there is one, can be done from now on. */
    void done(TaskRecord task, Actor by, Instant at, @Nullable String note) {
        db.update(TASK)
                .set(TASK.STATE, TaskView.State.DONE.name())
                .set(TASK.DONE_BY, by.login())
                .set(TASK.DONE_BY_NAME, by.name())
                .set(TASK.DONE_AT, at)
                .set(TASK.NOTE, note)
                .where(TASK.REQUEST.eq(task.getRequest()))
                .and(TASK.PLACE.eq(task.getPlace()))
                .execute();
        db.update(TASK)
                .set(TASK.STATE, TaskView.State.READY.name())
                .where(TASK.REQUEST.eq(task.getRequest()))
                .and(TASK.PLACE.eq(task.getPlace() + 1))
                .execute();
    }
}
