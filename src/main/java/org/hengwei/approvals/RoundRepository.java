package org.hengwei.approvals;

import static org.hengwei.approvals.db.Tables.ROUND;
import static org.hengwei.approvals.db.Tables.STEP;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hengwei.approvals.db.RoundRecord;
import org.hengwei.approvals.db.StepRecord;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Rounds and their steps in the database. */
@Repository
class RoundRepository {

    private static final int MOST_WAITING = 200;

    private final DSLContext db;
    private final Clock clock;

    RoundRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Round(long id, int seq, String openedBy, Instant openedAt, Whereabouts where) {}

    record OpenStep(long id, long roundId, String role, String login) {}

    Round open(Subject subject, String title, String href, Whereabouts where, List<Step> steps, String by) {
        var last = db.selectFrom(ROUND)
                .where(ROUND.SUBJECT.eq(subject.toString()))
                .orderBy(ROUND.SEQ.desc())
                .limit(1)
                .forUpdate()
                .fetchOne();
        if (last != null && last.getState().equals(RoundState.RUNNING.name())) {
            throw Refused.conflict("approvals.refused.running");
        }
        var row = db.newRecord(ROUND);
        row.setSubject(subject.toString());
        row.setSeq(last == null ? 1 : last.getSeq() + 1);
        row.setTitle(title);
        row.setHref(href);
        row.setProject(where.project());
        row.setCustomer(where.customer());
        row.setDepartment(where.department());
        row.setState(RoundState.RUNNING.name());
        row.setOpenedBy(by);
        row.setOpenedAt(now());
        row.store();
        for (var i = 0; i < steps.size(); i++) {
            insert(row.getId(), i + 1, steps.get(i));
        }
        return round(row);
    }

    private void insert(long round, int place, Step step) {
        db.insertInto(STEP)
                .set(STEP.ROUND_ID, round)
                .set(STEP.PLACE, place)
                .set(STEP.ROLE, step.role())
                .set(STEP.LOGIN, step.login())
                .set(STEP.DUE_AT, step.dueAt())
                .set(STEP.STATE, (place == 1 ? StepState.WAITING : StepState.LATER).name())
                .execute();
    }

    Optional<Round> latest(Subject subject) {
        return latestRow(subject).map(RoundRepository::round);
    }

    /** The running round, held against any other change until the transaction ends. */
    Optional<Round> running(Subject subject) {
        return db.selectFrom(ROUND)
                .where(ROUND.SUBJECT.eq(subject.toString()))
                .and(ROUND.STATE.eq(RoundState.RUNNING.name()))
                .forUpdate()
                .fetchOptional(RoundRepository::round);
    }

    Optional<OpenStep> waiting(long round, String login) {
        return db.selectFrom(STEP)
                .where(STEP.ROUND_ID.eq(round))
                .and(STEP.LOGIN.eq(login))
                .and(STEP.STATE.eq(StepState.WAITING.name()))
                .fetchOptional(RoundRepository::openStep);
    }

    /** A step nobody has decided yet. */
    Optional<OpenStep> step(long round, int place) {
        return db.selectFrom(STEP)
                .where(STEP.ROUND_ID.eq(round))
                .and(STEP.PLACE.eq(place))
                .and(STEP.STATE.in(StepState.WAITING.name(), StepState.LATER.name()))
                .fetchOptional(RoundRepository::openStep);
    }

    Set<String> signers(long round) {
        return db.select(STEP.LOGIN).from(STEP).where(STEP.ROUND_ID.eq(round)).fetchSet(STEP.LOGIN);
    }

    Instant decide(OpenStep step, StepState decision, String name, @Nullable String comment) {
        var now = now();
        db.update(STEP)
                .set(STEP.STATE, decision.name())
                .set(STEP.SIGNED_NAME, name)
                .set(STEP.SIGNED_AT, now)
                .set(STEP.COMMENT, comment)
                .where(STEP.ID.eq(step.id()))
                .execute();
        touch(step.roundId());
        return now;
    }

    /** Whether there is a next signature, which it then waits for. */
    boolean next(long round) {
        var next = db.select(STEP.ID)
                .from(STEP)
                .where(STEP.ROUND_ID.eq(round))
                .and(STEP.STATE.eq(StepState.LATER.name()))
                .orderBy(STEP.PLACE)
                .limit(1)
                .fetchOne(STEP.ID);
        return next != null
                && db.update(STEP)
                                .set(STEP.STATE, StepState.WAITING.name())
                                .where(STEP.ID.eq(next))
                                .execute()
                        == 1;
    }

    Instant end(long round, RoundState state) {
        var now = now();
        db.update(ROUND)
                .set(ROUND.STATE, state.name())
                .set(ROUND.ENDED_AT, now)
                .set(ROUND.VERSION, ROUND.VERSION.plus(1))
                .where(ROUND.ID.eq(round))
                .execute();
        db.update(STEP)
                .set(STEP.STATE, StepState.LAPSED.name())
                .where(STEP.ROUND_ID.eq(round))
                .and(STEP.STATE.in(StepState.WAITING.name(), StepState.LATER.name()))
                .execute();
        return now;
    }

    Instant delegate(OpenStep step, String standIn) {
        db.update(STEP)
                .set(STEP.LOGIN, standIn)
                .set(STEP.DELEGATED_BY, step.login())
                .where(STEP.ID.eq(step.id()))
                .execute();
        touch(step.roundId());
        return now();
    }

    /** Subjects whose running round waits for that person. */
    List<Subject> waitingFor(String login) {
        return db.select(ROUND.SUBJECT)
                .from(STEP)
                .join(ROUND)
                .on(ROUND.ID.eq(STEP.ROUND_ID))
                .where(STEP.LOGIN.eq(login))
                .and(STEP.STATE.eq(StepState.WAITING.name()))
                .orderBy(STEP.ID)
                .limit(MOST_WAITING)
                .fetch(row -> Subject.parse(row.value1()));
    }

    /** The subject of the round with a number like APR-000012. */
    Optional<Subject> subjectOf(String number) {
        if (!number.matches("APR-\\d{6,12}")) {
            return Optional.empty();
        }
        return db.select(ROUND.SUBJECT)
                .from(ROUND)
                .where(ROUND.ID.eq(Long.valueOf(number.substring(4))))
                .fetchOptional(row -> Subject.parse(row.value1()));
    }

    RoundView view(Subject subject, String reader) {
        var row = latestRow(subject).orElseThrow(() -> Refused.notFound(subject.code()));
        var steps = steps(row.getId());
        var mine = steps.stream()
                .anyMatch(s -> s.state() == StepState.WAITING && s.login().equals(reader));
        return new RoundView(
                subject,
                row.getSeq(),
                row.getTitle(),
                row.getHref(),
                RoundState.valueOf(row.getState()),
                row.getOpenedBy(),
                row.getOpenedAt(),
                row.getEndedAt(),
                steps,
                mine,
                row.getVersion());
    }

    /** The round's face in the worklist; its own kind, since the thing signed has a face of its own. */
    Work work(Subject subject) {
        var row = latestRow(subject).orElseThrow();
        var waiting = steps(row.getId()).stream()
                .filter(step -> step.state() == StepState.WAITING)
                .findFirst();
        return new Work(
                new Subject(ApprovalSubjects.KIND, "APR-%06d".formatted(row.getId())),
                row.getTitle(),
                row.getState(),
                row.getState().equals(RoundState.RUNNING.name()),
                null,
                null,
                row.getProject(),
                row.getCustomer(),
                null,
                waiting.map(StepView::dueAt).orElse(null),
                row.getOpenedAt(),
                waiting.map(step -> Set.of(step.login())).orElse(Set.of()),
                row.getHref(),
                subject.code().toLowerCase(Locale.ROOT));
    }

    private List<StepView> steps(long round) {
        return db.selectFrom(STEP)
                .where(STEP.ROUND_ID.eq(round))
                .orderBy(STEP.PLACE)
                .fetch(RoundRepository::stepView);
    }

    private Optional<RoundRecord> latestRow(Subject subject) {
        return db.selectFrom(ROUND)
                .where(ROUND.SUBJECT.eq(subject.toString()))
                .orderBy(ROUND.SEQ.desc())
                .limit(1)
                .fetchOptional();
    }

    private void touch(long round) {
        db.update(ROUND)
                .set(ROUND.VERSION, ROUND.VERSION.plus(1))
                .where(ROUND.ID.eq(round))
                .execute();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Round round(RoundRecord row) {
        return new Round(
                row.getId(),
                row.getSeq(),
                row.getOpenedBy(),
                row.getOpenedAt(),
                new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), Set.of(row.getOpenedBy())));
    }

    private static OpenStep openStep(StepRecord row) {
        return new OpenStep(row.getId(), row.getRoundId(), row.getRole(), row.getLogin());
    }

    private static StepView stepView(StepRecord row) {
        return new StepView(
                row.getPlace(),
                row.getRole(),
                row.getLogin(),
                row.getSignedName(),
                row.getDelegatedBy(),
                row.getDueAt(),
                StepState.valueOf(row.getState()),
                row.getSignedAt(),
                row.getComment());
    }
}
