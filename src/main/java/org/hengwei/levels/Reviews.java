package org.hengwei.levels;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketType;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of agreements with customers (R177, R179): opened for each period by itself or by hand, held with the customer, finished
 * with cause and improvement where something was missed, and confirmed by the customer.
 */
@Service
@Transactional
public class Reviews {

    private static final int LONGEST = 4_000;

    private final ReviewRepository repository;
    private final ReviewActs acts;
    private final ReviewViews views;
    private final ReviewOpening opening;
    private final Attainments attainments;
    private final AgreementBook agreements;
    private final Deadlines deadlines;
    private final People people;
    private final Access access;

    Reviews(
            ReviewRepository repository,
            ReviewActs acts,
            ReviewViews views,
            ReviewOpening opening,
            Attainments attainments,
            AgreementBook agreements,
            Deadlines deadlines,
            People people,
            Access access) {
        this.repository = repository;
        this.acts = acts;
        this.views = views;
        this.opening = opening;
        this.attainments = attainments;
        this.agreements = agreements;
        this.deadlines = deadlines;
        this.people = people;
        this.access = access;
    }

    /**
     * Opens a review of a period, its last day included.
     *
     * @throws Refused when the period is no period or not begun, or some day of it is reviewed already
     */
    public ReviewView open(@Nullable String number, @Nullable LocalDate from, @Nullable LocalDate until) {
        new Checks()
                .present(number, "agreement")
                .present(from, "periodFrom")
                .present(until, "periodUntil")
                .that(from == null || until == null || !until.isBefore(from), "periodUntil", "levels.refused.period")
                .that(from == null || !from.isAfter(acts.today()), "periodFrom", "levels.refused.to-come")
                .refuse();
        var agreement = agreements.find(Objects.requireNonNull(number).strip(), null);
        if (agreement.kind().beneath()) {
            throw Refused.field("agreement", "levels.refused.beneath", agreement.number());
        }
        acts.demand(LevelsPermission.REVIEW, agreement.projects(), agreement.customer());
        return opening.open(agreement, Objects.requireNonNull(from), Objects.requireNonNull(until));
    }

    /** Puts down what was said, as far as it is known. */
    public ReviewView write(ReviewKey key, WriteReview facts) {
        var row = acts.lock(key, ReviewState.OPEN);
        check(facts);
        fill(row, facts);
        return acts.done(row, new ReviewEvent.Written(ReviewKey.subject(row.getId()), acts.now()));
    }

    private void check(WriteReview facts) {
        var responsible = given(facts.responsible());
        new Checks()
                .that(
                        responsible == null || people.exists(responsible),
                        "responsible",
                        "levels.refused.person",
                        String.valueOf(responsible))
                .that(
                        facts.heldOn() == null || !facts.heldOn().isAfter(acts.today()),
                        "heldOn",
                        "levels.refused.held-ahead")
                .atMost(facts.participants(), 1_000, "participants")
                .atMost(facts.cause(), LONGEST, "cause")
                .atMost(facts.improvement(), LONGEST, "improvement")
                .refuse();
    }

    private static void fill(ReviewRecord row, WriteReview facts) {
        row.setResponsible(given(facts.responsible()));
        row.setHeldOn(facts.heldOn());
        row.setParticipants(given(facts.participants()));
        row.setCause(given(facts.cause()));
        row.setImprovement(given(facts.improvement()));
        row.setNextDueOn(facts.nextDueOn());
    }

    /**
     * Ends the review and keeps its figures as they are now.
     *
     * @throws Refused while the period lasts, without the day it was held and who took part, and, where something was missed,
     *     without cause and improvement
     */
    public ReviewView finish(ReviewKey key) {
        return finish(acts.lock(key, ReviewState.OPEN));
    }

    /** The same with what was said last, both or neither. */
    public ReviewView finish(ReviewKey key, WriteReview facts) {
        var row = acts.lock(key, ReviewState.OPEN);
        check(facts);
        fill(row, facts);
        return finish(row);
    }

    private ReviewView finish(ReviewRecord row) {
        var figures = attainments.of(row);
        var missed = figures.stream().mapToLong(one -> one.live().missed()).sum();
        var checks = new Checks()
                .that(row.getPeriodUntil().isBefore(acts.today()), "periodUntil", "levels.refused.not-over")
                .present(row.getHeldOn(), "heldOn")
                .present(row.getParticipants(), "participants");
        if (missed > 0) {
            checks.present(row.getCause(), "cause").present(row.getImprovement(), "improvement");
        }
        checks.refuse();
        figures.forEach(one -> repository.keep(row.getId(), one.type(), one.live()));
        row.setState(ReviewState.FINISHED.name());
        row.setFinishedAt(acts.now());
        row.setFinishedBy(acts.actor());
        if (row.getNextDueOn() == null) {
            row.setNextDueOn(usualNext(row));
        }
        deadlines.meet(ReviewKey.subject(row.getId()), ReviewActs.CLOCK, acts.now());
        return acts.done(row, finished(row, figures));
    }

    private LocalDate usualNext(ReviewRecord row) {
        var months = agreements.find(row.getAgreement(), null).reviewMonths();
        return row.getPeriodUntil().plusDays(1).plusMonths(months).minusDays(1).plusDays(ReviewActs.USUAL_DAYS);
    }

    private ReviewEvent finished(ReviewRecord row, List<Attainment> figures) {
        var closed = figures.stream().mapToLong(one -> one.live().closed()).sum();
        var missed = figures.stream().mapToLong(one -> one.live().missed()).sum();
        var met = figures.stream().mapToLong(one -> one.live().met()).sum();
        var percent = Attainment.percent(met, missed);
        return new ReviewEvent.Finished(
                ReviewKey.subject(row.getId()),
                acts.now(),
                closed,
                missed,
                percent == null ? "–" : percent + " %",
                row.getNextDueOn());
    }

    /** The customer agreed with what was reviewed. */
    public ReviewView confirm(ReviewKey key, @Nullable String by, @Nullable LocalDate on) {
        var row = acts.lock(key, ReviewState.FINISHED);
        new Checks()
                .present(by, "confirmedBy")
                .atMost(by, 100, "confirmedBy")
                .present(on, "confirmedOn")
                .that(on == null || !on.isAfter(acts.today()), "confirmedOn", "levels.refused.held-ahead")
                .refuse();
        row.setConfirmedBy(Objects.requireNonNull(by).strip());
        row.setConfirmedOn(on);
        return acts.done(
                row,
                new ReviewEvent.Confirmed(
                        ReviewKey.subject(row.getId()), acts.now(), row.getConfirmedBy(), row.getConfirmedOn()));
    }

    public ReviewView cancel(ReviewKey key, @Nullable String reason) {
        var row = acts.lock(key, ReviewState.OPEN);
        new Checks().present(reason, "reason").atMost(reason, 1_000, "reason").refuse();
        row.setState(ReviewState.CANCELLED.name());
        row.setReason(Objects.requireNonNull(reason).strip());
        deadlines.cancel(ReviewKey.subject(row.getId()), ReviewActs.CLOCK, acts.now());
        return acts.done(row, new ReviewEvent.Cancelled(ReviewKey.subject(row.getId()), acts.now(), row.getReason()));
    }

    @Transactional(readOnly = true)
    public ReviewView find(ReviewKey key) {
        var row = repository.get(key.id());
        views.reveal(row);
        return views.view(row, true);
    }

    /**
     * The latest period first, without figures.
     *
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public Slice<ReviewView> list(
            @Nullable ReviewState state,
            @Nullable String agreement,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        access.demand(LevelsPermission.READ);
        return repository
                .list(state, agreement, access.visibility(LevelsPermission.READ), cursor, limit, withTotal)
                .map(row -> views.view(row, false));
    }

    /** The single tickets that missed something in the period of a review, as far as the actor may see them. */
    @Transactional(readOnly = true)
    public Slice<Outcome> misses(ReviewKey key, TicketType type, @Nullable String cursor, int limit) {
        var row = repository.get(key.id());
        views.reveal(row);
        return attainments.misses(row, type, cursor, limit);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
