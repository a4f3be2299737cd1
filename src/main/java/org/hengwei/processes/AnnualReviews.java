package org.hengwei.processes;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hengwei.processes.DefinitionState.Move;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The yearly look at a definition in force, by its owner or the quality department; kept for good (R181). */
@Service
@Transactional
public class AnnualReviews {

    private final ProcessRepository repository;
    private final DefinitionViews views;
    private final Owners owners;
    private final Face face;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AnnualReviews(
            ProcessRepository repository,
            DefinitionViews views,
            Owners owners,
            Face face,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.views = views;
        this.owners = owners;
        this.face = face;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Writes down this year's review. UPDATE leaves an obligation until a next edition is signed, WITHDRAW until it is withdrawn.
     *
     * @throws Refused without verdict or findings, when it was reviewed this year already, or when none is in force
     */
    public DefinitionView review(String code, @Nullable Integer version, AnnualReview review) {
        var row = repository.held(code);
        access.demand(Move.ANNUAL_REVIEW.permission(), owners.place(row));
        Versions.check(version, row.getVersion());
        new Checks()
                .present(review.verdict(), "verdict")
                .present(review.findings(), "findings")
                .atMost(review.findings(), 10_000, "findings")
                .refuse();
        var year = views.today().getYear();
        var edition = repository.inForce(row, views.today());
        if (edition == null || !Move.ANNUAL_REVIEW.opensIn(DefinitionState.valueOf(row.getState()))) {
            throw Refused.conflict("processes.refused.not-in-force", code);
        }
        if (repository.newestReview(code).filter(last -> last.getYear() >= year).isPresent()) {
            throw Refused.conflict("processes.refused.reviewed-already", String.valueOf(year));
        }
        write(row, year, edition, review);
        ProcessDefinitions.step(row, DefinitionState.valueOf(row.getState()));
        events.publishEvent(new ProcessEvent.Reviewed(
                ProcessDefinitions.subject(code),
                clock.instant(),
                year,
                edition,
                requireNonNull(review.verdict()),
                requireNonNull(review.findings()).strip()));
        face.show(row);
        return views.view(row);
    }

    private void write(DefinitionRecord row, int year, int edition, AnnualReview review) {
        var kept = repository.freshReview();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        kept.setDefinition(row.getCode());
        kept.setYear(year);
        kept.setEdition(edition);
        kept.setReviewedOn(zone.dayOf(now));
        kept.setReviewedAt(now);
        kept.setReviewedBy(access.actor().login());
        kept.setVerdict(requireNonNull(review.verdict()).name());
        kept.setFindings(requireNonNull(review.findings()).strip());
        kept.insert();
    }
}
