package org.hengwei.levels;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.agreements.AgreementView;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.springframework.stereotype.Component;

/** Opens the review of a period with its clock, by hand or by the rule. */
@Component
class ReviewOpening {

    private static final List<Integer> WARN_AT = List.of(50, 90);

    private final ReviewRepository repository;
    private final ReviewActs acts;
    private final Responsibles responsibles;
    private final Deadlines deadlines;
    private final CompanyZone zone;

    ReviewOpening(
            ReviewRepository repository,
            ReviewActs acts,
            Responsibles responsibles,
            Deadlines deadlines,
            CompanyZone zone) {
        this.repository = repository;
        this.acts = acts;
        this.responsibles = responsibles;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    /** @throws Refused when some day of it is reviewed already */
    ReviewView open(AgreementView agreement, LocalDate from, LocalDate until) {
        repository.lockAgreement(agreement.number());
        var there = repository.overlapping(agreement.number(), from, until, false);
        if (there != null) {
            throw Refused.conflict("levels.refused.reviewed", ReviewKey.code(there.getId()));
        }
        var row = new ReviewRecord();
        row.setAgreement(agreement.number());
        row.setAgreementName(agreement.name());
        row.setCustomer(agreement.customer());
        row.setProjects(agreement.projects().toArray(String[]::new));
        row.setPeriodFrom(from);
        row.setPeriodUntil(until);
        row.setDueOn(dueOn(until));
        row.setState(ReviewState.OPEN.name());
        row.setResponsible(responsibles.of(agreement));
        row.setOpenedAt(acts.now());
        row.setOpenedBy(acts.actor());
        var made = repository.insert(row);
        deadlines.promise(promise(made));
        return acts.told(
                made,
                new ReviewEvent.Opened(
                        ReviewKey.subject(made.getId()), acts.now(), agreement.number(), from, until, made.getDueOn()));
    }

    private LocalDate dueOn(LocalDate until) {
        var usual = until.plusDays(ReviewActs.USUAL_DAYS);
        var soonest = acts.today().plusDays(ReviewActs.USUAL_DAYS);
        return usual.isBefore(acts.today()) ? soonest : usual;
    }

    private Promise promise(ReviewRecord row) {
        var whole =
                Duration.between(row.getOpenedAt(), zone.startOf(row.getDueOn().plusDays(1)));
        return new Promise(
                ReviewKey.subject(row.getId()), ReviewActs.CLOCK, "7X24", Target.of(whole), row.getOpenedAt(), WARN_AT);
    }

    /** The period the rule found due; nothing happens when some day of it was reviewed or called off already. */
    boolean openByRule(AgreementView agreement, LocalDate from, LocalDate until) {
        repository.lockAgreement(agreement.number());
        if (repository.overlapping(agreement.number(), from, until, true) != null) {
            return false;
        }
        open(agreement, from, until);
        return true;
    }
}
