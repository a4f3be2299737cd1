package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.INCIDENT;
import static org.hengwei.incidents.db.Tables.PAST_STATE;
import static org.hengwei.incidents.db.Tables.PAUSE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengwei.incidents.db.PastStateRecord;
import org.hengwei.incidents.db.PauseRecord;
import org.hengwei.incidents.db.ResolutionRecord;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes many imported incidents with their states and pauses at once. */
@Repository
class ImportRepository {

    private final DSLContext db;

    ImportRepository(DSLContext db) {
        this.db = db;
    }

    record Known(
            long id,
            int version,
            boolean actedHere,
            @Nullable String digest) {}

    /** Those of the batch that are here already, by external number, locked. */
    Map<String, Known> known(List<ImportedIncident> batch) {
        if (batch.isEmpty()) {
            return Map.of();
        }
        return db
                .select(
                        INCIDENT.EXTERNAL_ID,
                        INCIDENT.ID,
                        INCIDENT.VERSION,
                        INCIDENT.ACTED_HERE,
                        INCIDENT.IMPORT_DIGEST)
                .from(INCIDENT)
                .where(INCIDENT.SOURCE.eq(batch.getFirst().source()))
                .and(INCIDENT.EXTERNAL_ID.in(
                        batch.stream().map(ImportedIncident::externalId).toList()))
                .forUpdate()
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.value1(), row -> new Known(row.value2(), row.value3(), row.value4(), row.value5())));
    }

    List<Long> numbers(int count) {
        return db.fetch("SELECT nextval('incidents.incident_id_seq') FROM generate_series(1, ?)", count)
                .getValues(0, Long.class);
    }

    void insert(List<Incident> incidents, List<ImportedIncident> facts) {
        write(incidents);
        var states = new ArrayList<PastStateRecord>();
        var pauses = new ArrayList<PauseRecord>();
        for (var i = 0; i < incidents.size(); i++) {
            states.addAll(states(incidents.get(i).id(), facts.get(i)));
            pauses.addAll(pauses(incidents.get(i).id(), facts.get(i)));
        }
        db.batchInsert(states).execute();
        db.batchInsert(pauses).execute();
    }

    /** Our own history: incidents, their pauses and resolutions. */
    void fill(List<Incident> incidents, List<PastIncident> facts, List<ResolutionRecord> resolutions) {
        write(incidents);
        var pauses = new ArrayList<PauseRecord>();
        for (var i = 0; i < incidents.size(); i++) {
            var by = incidents.get(i).row().getReporter();
            for (var pause : facts.get(i).pauses()) {
                var row = new PauseRecord();
                row.setIncident(incidents.get(i).id());
                row.setReason(pause.reason());
                row.setPausedAt(pause.from());
                row.setPausedBy(by);
                row.setResumedAt(pause.until());
                row.setResumedBy(by);
                pauses.add(row);
            }
        }
        db.batchInsert(pauses).execute();
        db.batchInsert(resolutions).execute();
    }

    /** Many rows in one statement. */
    void write(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        var insert = db.insertInto(INCIDENT, List.of(INCIDENT.fields()));
        for (var incident : incidents) {
            insert = insert.values(values(incident));
        }
        insert.execute();
    }

    private static List<@Nullable Object> values(Incident incident) {
        var values = new ArrayList<@Nullable Object>();
        for (var field : INCIDENT.fields()) {
            values.add(
                    field.equals(INCIDENT.WORDS)
                            ? IncidentRepository.words(incident.row())
                            : incident.row().get(field));
        }
        return values;
    }

    private static List<PastStateRecord> states(long incident, ImportedIncident one) {
        var rows = new ArrayList<PastStateRecord>();
        for (var state : one.states()) {
            var row = new PastStateRecord();
            row.setIncident(incident);
            row.setOrdinal(rows.size() + 1);
            row.setStatus(state.status().name());
            row.setAt(state.at());
            row.setLabel(state.label());
            rows.add(row);
        }
        return rows;
    }

    private static List<PauseRecord> pauses(long incident, ImportedIncident one) {
        var rows = new ArrayList<PauseRecord>();
        for (var pause : one.pauses()) {
            var row = new PauseRecord();
            row.setIncident(incident);
            row.setReason(pause.reason());
            row.setPausedAt(pause.from());
            row.setPausedBy(one.source());
            row.setResumedAt(pause.until());
            row.setResumedBy(pause.until() == null ? null : one.source());
            rows.add(row);
        }
        return rows;
    }

    /** Numbers of a project's incidents in order, after one. */
    List<Long> ofProject(String project, long after, int limit) {
        return db.select(INCIDENT.ID)
                .from(INCIDENT)
                .where(INCIDENT.PROJECT.eq(project))
                .and(INCIDENT.ID.gt(after))
                .orderBy(INCIDENT.ID)
                .limit(limit)
                .fetch(INCIDENT.ID);
    }

    /** Writes its clocks; nobody acted on it, so that another import may still update it (H20). */
    void reckoned(Incident incident) {
        var row = incident.row();
        row.setVersion(row.getVersion() + 1);
        db.update(INCIDENT).set(row).where(INCIDENT.ID.eq(row.getId())).execute();
        row.touched(false);
    }

    void replace(Incident incident, ImportedIncident one, int version) {
        var id = incident.id();
        incident.row().setVersion(version + 1);
        incident.row().touched(true);
        incident.row().touched(INCIDENT.WORDS, false);
        var changed = db.update(INCIDENT)
                .set(incident.row())
                .set(Map.of(INCIDENT.WORDS, IncidentRepository.words(incident.row())))
                .where(INCIDENT.ID.eq(id))
                .and(INCIDENT.VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw Refused.stale();
        }
        db.deleteFrom(PAST_STATE).where(PAST_STATE.INCIDENT.eq(id)).execute();
        db.deleteFrom(PAUSE).where(PAUSE.INCIDENT.eq(id)).execute();
        db.batchInsert(states(id, one)).execute();
        db.batchInsert(pauses(id, one)).execute();
    }
}
