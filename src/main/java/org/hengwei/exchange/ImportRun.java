package org.hengwei.exchange;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.Customers;
import org.hengwei.exchange.db.ImportRecord;
import org.hengwei.incidents.ImportedIncident;
import org.hengwei.incidents.IncidentImports;
import org.hengwei.jobs.JobHandler;
import org.hengwei.jobs.JobRun;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs an import in chunks. The file is read anew after a restart and its incidents come in the same order, so that the number
 * of those done is all there is to remember.
 */
@Component
class ImportRun implements JobHandler {

    static final String KIND = "exchange.import";
    private static final int CHUNK = 200;
    private static final int PROBLEMS_TOLD = 100;

    record Payload(long id) {}

    /** @param args of the message {@code reason} */
    record Rejected(String key, List<Row> rows, String reason, List<String> args) {}

    private record Unit(String key, List<Row> rows) {}

    private final ImportStore store;
    private final IncidentImports incidents;
    private final Customers customers;
    private final CustomerProjects projects;
    private final JsonMapper json;
    private final CompanyZone zone;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ImportRun(
            ImportStore store,
            IncidentImports incidents,
            Customers customers,
            CustomerProjects projects,
            JsonMapper json,
            CompanyZone zone,
            Access access,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.incidents = incidents;
        this.customers = customers;
        this.projects = projects;
        this.json = json;
        this.zone = zone;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun job) {
        access.demand(ExchangePermission.IMPORT);
        var id = job.payload(Payload.class).id();
        var row = store.find(ImportStore.code(id));
        var mapping = json.readValue(Objects.requireNonNull(row.getMapping()).data(), Mapping.class);
        var table = ForeignFile.of(store.content(id)).all();
        var reader = Reader.of(mapping, table.header(), zone.id());
        var units = units(table, reader);
        job.total(units.size());
        var pass = new Pass(job, id, ImportMode.valueOf(row.getMode()), mapping, new Folding(reader), new HashMap<>());
        for (int from = Math.toIntExact(job.done()); from < units.size(); from += CHUNK) {
            pass.chunk(units.subList(from, Math.min(units.size(), from + CHUNK)), from);
        }
        finish(job, id);
    }

    private static List<Unit> units(Table table, Reader reader) {
        var units = new ArrayList<Unit>();
        table.byKey(reader, row -> units.add(new Unit("", List.of(row))))
                .forEach((key, rows) -> units.add(new Unit(key, rows)));
        return units;
    }

    private void finish(JobRun job, long id) {
        var done = Objects.requireNonNull(transaction.execute(status -> {
            var row = store.lock(ImportStore.code(id));
            if (row.getDoneAt() == null) {
                row.setDoneAt(clock.instant().truncatedTo(ChronoUnit.MICROS));
                row.update();
                tell(row);
            }
            return row;
        }));
        job.result(Imports.result(done));
    }

    private void tell(ImportRecord row) {
        if (ImportMode.valueOf(row.getMode()) == ImportMode.COMMIT) {
            events.publishEvent(new ExchangeEvent.Finished(
                    Imports.subject(row.getId()),
                    row.getDoneAt(),
                    row.getIncidents(),
                    row.getCreated(),
                    row.getUpdated(),
                    row.getSkipped(),
                    row.getRejected()));
        }
    }

    /** One run over the file. @param missing project codes that cannot be used, with the reason */
    private final class Pass {

        private final JobRun job;
        private final long id;
        private final ImportMode mode;
        private final Mapping mapping;
        private final Folding folding;
        private final Map<String, Refusal> projectsSeen;
        private int told;

        Pass(
                JobRun job,
                long id,
                ImportMode mode,
                Mapping mapping,
                Folding folding,
                Map<String, Refusal> projectsSeen) {
            this.job = job;
            this.id = id;
            this.mode = mode;
            this.mapping = mapping;
            this.folding = folding;
            this.projectsSeen = projectsSeen;
        }

        private record Refusal(@Nullable String reason, List<String> args) {
            static final Refusal NONE = new Refusal(null, List.of());
        }

        void chunk(List<Unit> units, int from) {
            var good = new ArrayList<ImportedIncident>();
            var rows = new HashMap<String, Unit>();
            var bad = new ArrayList<Rejected>();
            for (var unit : units) {
                sort(unit, good, rows, bad);
            }
            var after = from + units.size();
            try {
                job.chunk(() -> record(taken(good), rows, bad), after, String.valueOf(after));
            } catch (DataAccessException e) {
                var outcomes = oneByOne(good, rows, bad);
                job.chunk(() -> record(outcomes, rows, bad), after, String.valueOf(after));
            }
        }

        private void sort(Unit unit, List<ImportedIncident> good, Map<String, Unit> rows, List<Rejected> bad) {
            if (unit.key().isEmpty()) {
                bad.add(new Rejected("", unit.rows(), "exchange.row.needed", List.of(Mapping.Field.externalId.name())));
                return;
            }
            try {
                var incident = folding.fold(unit.rows());
                var refusal = projectsSeen.computeIfAbsent(incident.project(), this::project);
                if (refusal.reason() == null) {
                    good.add(incident);
                    rows.put(incident.externalId(), unit);
                } else {
                    bad.add(new Rejected(unit.key(), unit.rows(), refusal.reason(), refusal.args()));
                }
            } catch (Unreadable e) {
                bad.add(new Rejected(unit.key(), unit.rows(), e.key(), e.args()));
            }
        }

        /** Makes the project in a transaction of its own, so that one bad code spoils nothing else. */
        private Refusal project(String code) {
            var rule = Objects.requireNonNull(mapping.project());
            if (customers.findProject(code).isPresent()) {
                return Refusal.NONE;
            }
            if (!rule.creates()) {
                return new Refusal("exchange.row.no-project", List.of(code));
            }
            if (mode == ImportMode.PREVIEW) {
                return Refusal.NONE;
            }
            try {
                projects.forImport(code, null, mapping.sourceOrDefault());
                return Refusal.NONE;
            } catch (Refused refused) {
                return new Refusal(refused.key(), List.of());
            }
        }

        private List<ImportedIncident.Outcome> taken(List<ImportedIncident> good) {
            if (good.isEmpty()) {
                return List.of();
            }
            return mode == ImportMode.COMMIT ? incidents.importBatch(good) : incidents.foresee(good);
        }

        /** Finds out which one the database would not take, and keeps the others. */
        private List<ImportedIncident.Outcome> oneByOne(
                List<ImportedIncident> good, Map<String, Unit> rows, List<Rejected> bad) {
            var outcomes = new ArrayList<ImportedIncident.Outcome>();
            for (var one : good) {
                try {
                    outcomes.addAll(taken(List.of(one)));
                } catch (DataAccessException e) {
                    var unit = Objects.requireNonNull(rows.get(one.externalId()));
                    bad.add(new Rejected(unit.key(), unit.rows(), "exchange.row.not-stored", List.of()));
                }
            }
            return outcomes;
        }

        private void record(List<ImportedIncident.Outcome> outcomes, Map<String, Unit> rows, List<Rejected> bad) {
            var all = new ArrayList<>(bad);
            var counts = new int[ImportedIncident.Outcome.Kind.values().length];
            for (var outcome : outcomes) {
                counts[outcome.kind().ordinal()]++;
                if (outcome.kind() == ImportedIncident.Outcome.Kind.REJECTED) {
                    var unit = Objects.requireNonNull(rows.get(outcome.externalId()));
                    all.add(new Rejected(
                            unit.key(), unit.rows(), Objects.requireNonNull(outcome.problem()), List.of()));
                }
            }
            store.reject(id, all);
            store.count(id, counts[0], counts[1], counts[2], all.size());
            tellProblems(all);
        }

        private void tellProblems(List<Rejected> all) {
            for (var one : all) {
                if (told++ < PROBLEMS_TOLD) {
                    job.problem(
                            one.key().isEmpty()
                                    ? String.valueOf(one.rows().getFirst().line())
                                    : one.key(),
                            one.reason(),
                            one.args().toArray());
                }
            }
        }
    }
}
