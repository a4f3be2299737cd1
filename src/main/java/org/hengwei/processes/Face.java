package org.hengwei.processes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import org.hengwei.processes.db.AnnualReviewRecord;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A definition in the worklist: something to do for its owner while a review is due or its verdict is not carried out. */
@Component
class Face {

    /** From this month on the year's review is asked for. */
    static final Month ASKED_FROM = Month.OCTOBER;

    private final ProcessRepository repository;
    private final Owners owners;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Face(ProcessRepository repository, Owners owners, CompanyZone zone, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.owners = owners;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    private record Standing(
            String state, Instant since, @Nullable Instant dueAt) {}

    void show(DefinitionRecord row) {
        var newest = repository.newestReview(row.getCode()).orElse(null);
        var todo = todo(row, newest);
        var standing = todo == null ? new Standing(row.getState(), row.getCreatedAt(), null) : todo;
        var facts = repository.facts(repository.edition(row.getCode(), row.getEdition()));
        events.publishEvent(new Work(
                ProcessDefinitions.subject(row.getCode()),
                facts.label(true),
                standing.state(),
                todo != null,
                owners.of(row),
                null,
                null,
                null,
                null,
                standing.dueAt(),
                standing.since(),
                Set.of(),
                ProcessDefinitions.href(row.getCode()),
                facts.label(false)));
    }

    private @Nullable Standing todo(DefinitionRecord row, @Nullable AnnualReviewRecord newest) {
        var obligation = repository.obligation(row, newest);
        if (obligation != null && newest != null) {
            return new Standing(obligation.name() + "_DUE", newest.getReviewedAt(), null);
        }
        var today = zone.dayOf(clock.instant());
        var year = today.getYear();
        var asked = LocalDate.of(year, ASKED_FROM, 1);
        var due = !today.isBefore(asked)
                && repository.inForce(row, today) != null
                && (newest == null || newest.getYear() < year);
        return due
                ? new Standing(
                        "REVIEW_DUE", zone.startOf(asked), zone.startOf(LocalDate.of(year + 1, Month.JANUARY, 1)))
                : null;
    }
}
