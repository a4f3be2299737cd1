package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.ASSIGNMENT;
import static org.hengwei.incidents.db.Tables.INCIDENT;
import static org.hengwei.incidents.db.Tables.PAUSE;
import static org.hengwei.incidents.db.Tables.RESOLUTION;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.incidents.db.PauseRecord;
import org.hengwei.incidents.db.ResolutionRecord;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The only reader and writer of the room's tables, one incident at a time. */
@Repository
class IncidentRepository {

    /** Everything but the search words, which nobody reads back. */
    static final Field<?>[] FIELDS = Arrays.stream(INCIDENT.fields())
            .filter(field -> !field.equals(INCIDENT.WORDS))
            .toArray(Field[]::new);

    private final DSLContext db;
    private final IncidentHistory history;

    IncidentRepository(DSLContext db, IncidentHistory history) {
        this.db = db;
        this.history = history;
    }

    /** The number of an incident about to be written; numbers grow and may have gaps (H23). */
    long nextNumber() {
        return db.fetchSingle("SELECT nextval('incidents.incident_id_seq')").get(0, Long.class);
    }

    /** False when source and external number are taken. */
    boolean add(Incident incident) {
        var row = incident.row();
        row.setVersion(1);
        var written = db.insertInto(INCIDENT)
                .set(row)
                .set(Map.of(INCIDENT.WORDS, words(row)))
                .onConflictDoNothing()
                .execute();
        row.touched(false);
        return written == 1;
    }

    Incident get(IncidentKey key) {
        var row =
                db.select(FIELDS).from(INCIDENT).where(INCIDENT.ID.eq(key.id())).fetchOneInto(INCIDENT);
        return incident(row, key);
    }

    /** For an act: nobody else changes it until the act is done. Refused when the actor's version is no longer the newest. */
    Incident lock(IncidentKey key) {
        var row = db.select(FIELDS)
                .from(INCIDENT)
                .where(INCIDENT.ID.eq(key.id()))
                .forUpdate()
                .fetchOneInto(INCIDENT);
        return incident(row, key);
    }

    private static Incident incident(@Nullable IncidentRecord row, IncidentKey key) {
        if (row == null) {
            throw Refused.notFound(key.code());
        }
        return new Incident(row);
    }

    void save(Incident incident, IncidentEvent news, String actor) {
        update(incident);
        history.write(incident, news, actor);
    }

    void update(Incident incident) {
        var row = incident.row();
        var reworded = row.touched(INCIDENT.TITLE)
                || row.touched(INCIDENT.DESCRIPTION)
                || row.touched(INCIDENT.REQUESTER_NAME);
        row.setVersion(row.getVersion() + 1);
        row.setActedHere(true);
        var change = db.update(INCIDENT).set(row);
        (reworded ? change.set(Map.of(INCIDENT.WORDS, words(row))) : change)
                .where(INCIDENT.ID.eq(row.getId()))
                .execute();
        row.touched(false);
    }

    List<PauseRecord> pauses(long incident) {
        return db.selectFrom(PAUSE)
                .where(PAUSE.INCIDENT.eq(incident))
                .orderBy(PAUSE.ID)
                .fetch();
    }

    List<ResolutionRecord> resolutions(long incident) {
        return db.selectFrom(RESOLUTION)
                .where(RESOLUTION.INCIDENT.eq(incident))
                .orderBy(RESOLUTION.ORDINAL)
                .fetch();
    }

    /** Everyone who ever had it in hand. */
    Set<String> handlers(long incident) {
        var hands = new HashSet<String>();
        db.select(ASSIGNMENT.ASSIGNEE)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.INCIDENT.eq(incident))
                .forEach(row -> add(hands, row.value1()));
        db.select(RESOLUTION.RESOLVED_BY)
                .from(RESOLUTION)
                .where(RESOLUTION.INCIDENT.eq(incident))
                .forEach(row -> add(hands, row.value1()));
        return hands;
    }

    private static void add(Set<String> hands, @Nullable String login) {
        if (login != null) {
            hands.add(login);
        }
    }

    /** Numbers of open ones after the given one, in order; a null narrows nothing. */
    List<Long> openOf(
            @Nullable String project, @Nullable String agreement, @Nullable String priority, long after, int limit) {
        return db.select(INCIDENT.ID)
                .from(INCIDENT)
                .where(INCIDENT.STATUS.notIn("RESOLVED", "CLOSED", "CANCELLED"))
                .and(project == null ? DSL.noCondition() : INCIDENT.PROJECT.eq(project))
                .and(agreement == null ? DSL.noCondition() : INCIDENT.AGREEMENT.eq(agreement))
                .and(priority == null ? DSL.noCondition() : INCIDENT.PRIORITY.eq(Short.valueOf(priority.substring(1))))
                .and(INCIDENT.ID.gt(after))
                .orderBy(INCIDENT.ID)
                .limit(limit)
                .fetch(INCIDENT.ID);
    }

    boolean exists(long id) {
        return db.fetchExists(INCIDENT, INCIDENT.ID.eq(id));
    }

    static Field<Object> words(IncidentRecord row) {
        var vector = SearchWords.vector(
                row.getTitle(),
                Objects.requireNonNullElse(row.getDescription(), ""),
                Objects.requireNonNullElse(row.getRequesterName(), ""),
                Objects.requireNonNullElse(row.getRequesterPhone(), ""),
                Objects.requireNonNullElse(row.getExternalId(), ""));
        return DSL.field("{0}::tsvector", Object.class, DSL.val(vector));
    }
}
