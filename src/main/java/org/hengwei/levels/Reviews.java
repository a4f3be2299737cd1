package org.hengwei.levels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.AgreementView;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketType;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of agreements with customers (R177, R179): opened for each period by itself or by hand, held with the customer, finished
 * with cause and improvement where something was missed, and confirmed by the customer.
 */
@Service
@Transactional
public class Reviews {

    static final String CLOCK = "REVIEW";
    /** After the end of the period. */
    static final int USUAL_DAYS = 15;

    private static final int LONGEST = 4_000;
    private static final List<Integer> WARN_AT = List.of(50, 90);

    private final ReviewRepository repository;
    private final Attainments attainments;
    private final AgreementBook agreements;
    private final Responsibles responsibles;
    private final Deadlines deadlines;
    private final People people;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reviews(
            ReviewRepository repository,
            Attainments attainments,
            AgreementBook agreements,
            Responsibles responsibles,
            Deadlines deadlines,
            People people,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.attainments = attainments;
        this.agreements = agreements;
        this.responsibles = responsibles;
        this.deadlines = deadlines;
        this.people = people;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
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
                .that(from == null || !from.isAfter(today()), "periodFrom", "levels.refused.to-come")
                .refuse();
        var agreement = agreements.find(Objects.requireNonNull(number).strip(), null);
        if (agreement.kind().beneath()) {
            throw Refused.field("agreement", "levels.refused.beneath", agreement.number());
        }
        demand(LevelsPermission.REVIEW, agreement.projects(), agreement.customer());
        return open(agreement, Objects.requireNonNull(from), Objects.requireNonNull(until));
    }

    private ReviewView open(AgreementView agreement, LocalDate from, LocalDate until) {
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
        row.setOpenedAt(now());
        row.setOpenedBy(access.actor().login());
        var made = repository.insert(row);
        deadlines.promise(promise(made));
        return told(
                made,
                new ReviewEvent.Opened(
                        ReviewKey.subject(made.getId()), now(), agreement.number(), from, until, made.getDueOn()));
    }

    private LocalDate dueOn(LocalDate until) {
        var usual = until.plusDays(USUAL_DAYS);
        var soonest = today().plusDays(USUAL_DAYS);
        return usual.isBefore(today()) ? soonest : usual;
    }

    private Promise promise(ReviewRecord row) {
        var whole =
                Duration.between(row.getOpenedAt(), zone.startOf(row.getDueOn().plusDays(1)));
        return new Promise(ReviewKey.subject(row.getId()), CLOCK, "7X24", Target.of(whole), row.getOpenedAt(), WARN_AT);
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

    /** Puts down what was said, as far as it is known. */
    public ReviewView write(ReviewKey key, WriteReview facts) {
        var row = lock(key, ReviewState.OPEN);
        check(facts);
        fill(row, facts);
        return done(row, new ReviewEvent.Written(ReviewKey.subject(row.getId()), now()));
    }

    private void check(WriteReview facts) {
        var responsible = given(facts.responsible());
        new Checks()
                .that(
                        responsible == null || people.exists(responsible),
                        "responsible",
                        "levels.refused.person",
                        String.valueOf(responsible))
                .that(facts.heldOn() == null || !facts.heldOn().isAfter(today()), "heldOn", "levels.refused.held-ahead")
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
        return finish(lock(key, ReviewState.OPEN));
    }

    /** The same with what was said last, both or neither. */
    public ReviewView finish(ReviewKey key, WriteReview facts) {
        var row = lock(key, ReviewState.OPEN);
        check(facts);
        fill(row, facts);
        return finish(row);
    }

    private ReviewView finish(ReviewRecord row) {
        var figures = attainments.of(row);
        var missed = figures.stream().mapToLong(one -> one.live().missed()).sum();
        var checks = new Checks()
                .that(row.getPeriodUntil().isBefore(today()), "periodUntil", "levels.refused.not-over")
                .present(row.getHeldOn(), "heldOn")
                .present(row.getParticipants(), "participants");
        if (missed > 0) {
            checks.present(row.getCause(), "cause").present(row.getImprovement(), "improvement");
        }
        checks.refuse();
        figures.forEach(one -> repository.keep(row.getId(), one.type(), one.live()));
        row.setState(ReviewState.FINISHED.name());
        row.setFinishedAt(now());
        row.setFinishedBy(access.actor().login());
        if (row.getNextDueOn() == null) {
            row.setNextDueOn(usualNext(row));
        }
        deadlines.meet(ReviewKey.subject(row.getId()), CLOCK, now());
        return done(row, finished(row, figures));
    }

    private LocalDate usualNext(ReviewRecord row) {
        var months = agreements.find(row.getAgreement(), null).reviewMonths();
        return row.getPeriodUntil().plusDays(1).plusMonths(months).minusDays(1).plusDays(USUAL_DAYS);
    }

    private ReviewEvent finished(ReviewRecord row, List<Attainment> figures) {
        var closed = figures.stream().mapToLong(one -> one.live().closed()).sum();
        var missed = figures.stream().mapToLong(one -> one.live().missed()).sum();
        var met = figures.stream().mapToLong(one -> one.live().met()).sum();
        var percent = Attainment.percent(met, missed);
        return new ReviewEvent.Finished(
                ReviewKey.subject(row.getId()),
                now(),
                closed,
                missed,
                percent == null ? "–" : percent + " %",
                row.getNextDueOn());
    }

    /** The customer agreed with what was reviewed. */
    public ReviewView confirm(ReviewKey key, @Nullable String by, @Nullable LocalDate on) {
        var row = lock(key, ReviewState.FINISHED);
        new Checks()
                .present(by, "confirmedBy")
                .atMost(by, 100, "confirmedBy")
                .present(on, "confirmedOn")
                .that(on == null || !on.isAfter(today()), "confirmedOn", "levels.refused.held-ahead")
                .refuse();
        row.setConfirmedBy(Objects.requireNonNull(by).strip());
        row.setConfirmedOn(on);
        return done(
                row,
                new ReviewEvent.Confirmed(
                        ReviewKey.subject(row.getId()), now(), row.getConfirmedBy(), row.getConfirmedOn()));
    }

    public ReviewView cancel(ReviewKey key, @Nullable String reason) {
        var row = lock(key, ReviewState.OPEN);
        new Checks().present(reason, "reason").atMost(reason, 1_000, "reason").refuse();
        row.setState(ReviewState.CANCELLED.name());
        row.setReason(Objects.requireNonNull(reason).strip());
        deadlines.cancel(ReviewKey.subject(row.getId()), CLOCK, now());
        return done(row, new ReviewEvent.Cancelled(ReviewKey.subject(row.getId()), now(), row.getReason()));
    }

    private ReviewRecord lock(ReviewKey key, ReviewState from) {
        var row = repository.lock(key.id());
        reveal(row);
        demand(LevelsPermission.REVIEW, Arrays.asList(row.getProjects()), row.getCustomer());
        Versions.check(key.version(), row.getVersion());
        if (state(row) != from) {
            throw Refused.conflict("levels.refused.state", ReviewKey.code(row.getId()));
        }
        return row;
    }

    private void demand(LevelsPermission permission, List<String> projects, @Nullable String customer) {
        if (projects.isEmpty()) {
            access.demand(permission, Whereabouts.ofProject(null, customer));
        }
        projects.forEach(project -> access.demand(permission, Whereabouts.ofProject(project, customer)));
    }

    private ReviewView done(ReviewRecord row, ReviewEvent news) {
        repository.update(row);
        return told(row, news);
    }

    private ReviewView told(ReviewRecord row, ReviewEvent news) {
        events.publishEvent(news);
        var awaits = row.getResponsible() == null ? responsibles.instead() : Set.<String>of();
        events.publishEvent(new Work(
                ReviewKey.subject(row.getId()),
                row.getAgreement() + " " + row.getAgreementName() + " " + row.getPeriodFrom() + " – "
                        + row.getPeriodUntil(),
                row.getState(),
                state(row) == ReviewState.OPEN,
                row.getResponsible(),
                null,
                row.getProjects().length == 1 ? row.getProjects()[0] : null,
                row.getCustomer(),
                null,
                zone.startOf(row.getDueOn().plusDays(1)),
                row.getOpenedAt(),
                awaits,
                "/levels/reviews/" + ReviewKey.code(row.getId()),
                row.getAgreement()));
        return view(row, true);
    }

    @Transactional(readOnly = true)
    public ReviewView find(ReviewKey key) {
        var row = repository.get(key.id());
        reveal(row);
        return view(row, true);
    }

    private void reveal(ReviewRecord row) {
        var visibility = access.visibility(LevelsPermission.READ);
        var seen = visibility.sees(new Whereabouts(null, row.getCustomer(), null, responsible(row)))
                || Arrays.stream(row.getProjects())
                        .anyMatch(project -> visibility.sees(Whereabouts.ofProject(project, row.getCustomer())));
        if (!seen) {
            throw Refused.notFound(ReviewKey.code(row.getId()));
        }
    }

    private static Set<String> responsible(ReviewRecord row) {
        return row.getResponsible() == null ? Set.of() : Set.of(row.getResponsible());
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
                .map(row -> view(row, false));
    }

    /** The single tickets that missed something in the period of a review, as far as the actor may see them. */
    @Transactional(readOnly = true)
    public Slice<Outcome> misses(ReviewKey key, TicketType type, @Nullable String cursor, int limit) {
        var row = repository.get(key.id());
        reveal(row);
        return attainments.misses(row, type, cursor, limit);
    }

    private ReviewView view(ReviewRecord row, boolean figures) {
        return new ReviewView(
                ReviewKey.code(row.getId()),
                row.getVersion(),
                row.getAgreement(),
                row.getAgreementName(),
                row.getCustomer(),
                Arrays.asList(row.getProjects()),
                row.getPeriodFrom(),
                row.getPeriodUntil(),
                row.getDueOn(),
                state(row),
                row.getResponsible(),
                row.getHeldOn(),
                row.getParticipants(),
                row.getCause(),
                row.getImprovement(),
                row.getNextDueOn(),
                row.getOpenedAt(),
                row.getOpenedBy(),
                row.getFinishedAt(),
                row.getFinishedBy(),
                row.getConfirmedOn(),
                row.getConfirmedBy(),
                row.getReason(),
                figures ? attainments.of(row) : List.of(),
                late(row),
                may(row));
    }

    private boolean late(ReviewRecord row) {
        var by = row.getFinishedAt() == null ? clock.instant() : row.getFinishedAt();
        return state(row) != ReviewState.CANCELLED
                && !by.isBefore(zone.startOf(row.getDueOn().plusDays(1)));
    }

    private boolean may(ReviewRecord row) {
        return row.getProjects().length == 0
                ? access.may(LevelsPermission.REVIEW, Whereabouts.ofProject(null, row.getCustomer()))
                : Arrays.stream(row.getProjects())
                        .allMatch(project ->
                                access.may(LevelsPermission.REVIEW, Whereabouts.ofProject(project, row.getCustomer())));
    }

    private static ReviewState state(ReviewRecord row) {
        return ReviewState.valueOf(row.getState());
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
