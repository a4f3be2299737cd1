package org.hengwei.incidents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.deadlines.Span;
import org.hengwei.incidents.ImportedIncident.Outcome;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.HappenedTogether;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over history from elsewhere, many at a time: no callback, notice, alarm or running clock follows from it (H19), one line
 * of the journal for each.
 */
@Service
@Transactional
public class IncidentImports {

    private final ImportRepository repository;
    private final Projects projects;
    private final PastPromises promises;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    IncidentImports(
            ImportRepository repository,
            Projects projects,
            PastPromises promises,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.projects = projects;
        this.promises = promises;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * One chunk in one transaction. The same content of the same source and number again is skipped, other content updates while
     * nobody has acted on it here, and is rejected after that (H20).
     *
     * @param batch at most some hundreds, all of one source
     * @return what became of each, in the order given
     */
    public List<Outcome> importBatch(List<ImportedIncident> batch) {
        var actor = access.demand(IncidentPermission.IMPORT);
        var known = repository.known(batch);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fresh = new ArrayList<ImportedIncident>();
        var outcomes = new HashMap<String, Outcome>();
        for (var one : batch) {
            var before = known.get(one.externalId());
            if (before == null) {
                fresh.add(one);
            } else {
                outcomes.put(one.externalId(), again(one, before, actor, now));
            }
        }
        create(fresh, actor, now, outcomes);
        return batch.stream()
                .map(one -> Objects.requireNonNull(outcomes.get(one.externalId())))
                .toList();
    }

    /** What {@link #importBatch} would make of each, without doing it. */
    public List<Outcome> foresee(List<ImportedIncident> batch) {
        access.demand(IncidentPermission.IMPORT);
        var known = repository.known(batch);
        return batch.stream()
                .map(one -> foreseen(one, known.get(one.externalId())))
                .toList();
    }

    private static Outcome foreseen(ImportedIncident one, ImportRepository.@Nullable Known before) {
        if (before == null) {
            return new Outcome(one.externalId(), Outcome.Kind.CREATED, null, null);
        }
        if (one.digest().equals(before.digest())) {
            return new Outcome(one.externalId(), Outcome.Kind.SKIPPED, null, null);
        }
        return before.actedHere()
                ? new Outcome(one.externalId(), Outcome.Kind.REJECTED, null, "incidents.refused.acted-here")
                : new Outcome(one.externalId(), Outcome.Kind.UPDATED, null, null);
    }

    private Outcome again(ImportedIncident one, ImportRepository.Known before, Actor actor, Instant now) {
        var number = IncidentKey.code(before.id());
        if (one.digest().equals(before.digest())) {
            return new Outcome(one.externalId(), Outcome.Kind.SKIPPED, number, null);
        }
        if (before.actedHere()) {
            return new Outcome(one.externalId(), Outcome.Kind.REJECTED, number, "incidents.refused.acted-here");
        }
        var incident = incident(one, before.id(), actor, now);
        repository.replace(incident, one, before.version());
        events.publishEvent(
                new IncidentEvent.ImportUpdated(incident.subject(), now, one.source(), one.externalId(), one.status()));
        events.publishEvent(IncidentWork.of(incident));
        return new Outcome(one.externalId(), Outcome.Kind.UPDATED, number, null);
    }

    private void create(List<ImportedIncident> fresh, Actor actor, Instant now, Map<String, Outcome> outcomes) {
        var numbers = repository.numbers(fresh.size());
        var incidents = new ArrayList<Incident>();
        var news = new ArrayList<IncidentEvent>();
        for (var i = 0; i < fresh.size(); i++) {
            var one = fresh.get(i);
            var incident = incident(one, numbers.get(i), actor, now);
            incidents.add(incident);
            news.add(new IncidentEvent.Imported(
                    incident.subject(), one.openedAt(), one.source(), one.externalId(), one.status()));
            outcomes.put(
                    one.externalId(),
                    new Outcome(
                            one.externalId(),
                            Outcome.Kind.CREATED,
                            incident.subject().code(),
                            null));
        }
        repository.insert(incidents, fresh);
        if (!news.isEmpty()) {
            events.publishEvent(new HappenedTogether(news));
        }
        incidents.stream()
                .filter(incident -> incident.status().open())
                .forEach(incident -> events.publishEvent(IncidentWork.of(incident)));
    }

    /** The outcome its source recorded, and beside it the one its agreement gives (H19). */
    private Incident incident(ImportedIncident one, long id, Actor actor, Instant now) {
        var incident = ImportedRow.of(one, id, place(one), actor, now);
        promises.reckon(
                incident.row(),
                one.pauses().stream()
                        .filter(pause -> pause.until() != null)
                        .map(pause -> new Span(pause.from(), Objects.requireNonNull(pause.until())))
                        .toList());
        return incident;
    }

    private Place place(ImportedIncident one) {
        var project = projects.find(one.project());
        return new Place(project.code(), project.customer(), project.department());
    }

    /** Project, customer and department as of now. */
    record Place(
            String project,
            @Nullable String customer,
            @Nullable String department) {}
}
