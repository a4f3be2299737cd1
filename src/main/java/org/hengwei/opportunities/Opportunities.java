package org.hengwei.opportunities;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.opportunities.db.OpportunityRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.SubjectKind;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Improvement opportunities (R179, R337): raised, accepted with owner and due day or rejected, and done with a result. */
@Service
@Transactional
public class Opportunities {

    static final String CLOCK = "IMPROVEMENT";
    private static final int LONGEST = 4_000;
    private static final List<Integer> WARN_AT = List.of(80);

    private final OpportunityRepository repository;
    private final Deadlines deadlines;
    private final People people;
    private final Bell bell;
    private final ObjectProvider<SubjectKind> kinds;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Opportunities(
            OpportunityRepository repository,
            Deadlines deadlines,
            People people,
            Bell bell,
            ObjectProvider<SubjectKind> kinds,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.deadlines = deadlines;
        this.people = people;
        this.bell = bell;
        this.kinds = kinds;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Raises one. Of a missed promise there is one only, unless it was rejected.
     *
     * @throws Refused naming each input that is wrong; conflict when the missed promise has one already; not found when the
     *     actor may not see the source
     */
    public OpportunityView raise(RaiseOpportunity facts) {
        access.demand(
                OpportunityPermission.RAISE, Whereabouts.ofProject(given(facts.project()), given(facts.customer())));
        check(facts);
        var origin = facts.origin() == null ? Origin.SUGGESTION : facts.origin();
        var source = given(facts.source());
        if (origin == Origin.SLA && source != null) {
            repository.ofMiss(source).ifPresent(there -> {
                throw Refused.conflict("opportunities.refused.raised", OpportunityKey.code(there.getId()));
            });
        }
        var row = new OpportunityRecord();
        row.setOrigin(origin.name());
        row.setSource(source);
        row.setProject(given(facts.project()));
        row.setCustomer(given(facts.customer()));
        row.setDepartment(given(facts.department()));
        row.setState(OpportunityState.OPEN.name());
        row.setRaisedAt(now());
        row.setRaisedBy(access.actor().login());
        write(row, facts);
        var made = repository.insert(row);
        bell.raised(made);
        return done(made, new OpportunityEvent.Raised(subject(made), now(), made.getTitle(), origin, source));
    }

    private void write(OpportunityRecord row, RaiseOpportunity facts) {
        row.setTitle(Objects.requireNonNull(given(facts.title())));
        row.setFinding(Objects.requireNonNull(given(facts.finding())));
        row.setProposal(given(facts.proposal()));
        row.setOwner(given(facts.owner()));
        row.setDueOn(facts.dueOn());
    }

    private void check(RaiseOpportunity facts) {
        var owner = given(facts.owner());
        new Checks()
                .present(facts.title(), "title")
                .atMost(facts.title(), 200, "title")
                .present(facts.finding(), "finding")
                .atMost(facts.finding(), LONGEST, "finding")
                .atMost(facts.proposal(), LONGEST, "proposal")
                .that(
                        owner == null || people.exists(owner),
                        "owner",
                        "opportunities.refused.person",
                        String.valueOf(owner))
                .refuse();
        var source = given(facts.source());
        if (source != null) {
            reveal(Subject.parse(source));
        }
    }

    private void reveal(Subject source) {
        kind(source)
                .orElseThrow(() -> Refused.field("source", "opportunities.refused.source", source.toString()))
                .reveal(source.code());
    }

    private Optional<SubjectKind> kind(Subject source) {
        return kinds.stream().filter(one -> one.kind().equals(source.kind())).findFirst();
    }

    /** Puts the words, the owner and the due day right while it is open. */
    public OpportunityView change(OpportunityKey key, RaiseOpportunity facts) {
        var row = open(key, OpportunityState.OPEN, OpportunityState.ACCEPTED);
        demandChange(row);
        check(new RaiseOpportunity(
                null, null, facts.title(), facts.finding(), facts.proposal(), null, null, null, facts.owner(), null));
        if (state(row) == OpportunityState.ACCEPTED) {
            new Checks()
                    .present(facts.owner(), "owner")
                    .present(facts.dueOn(), "dueOn")
                    .refuse();
        }
        var before = row.getDueOn();
        write(row, facts);
        if (state(row) == OpportunityState.ACCEPTED && !Objects.equals(before, row.getDueOn())) {
            deadlines.rebuild(promise(row), String.valueOf(before));
        }
        return done(row, new OpportunityEvent.Changed(subject(row), now(), row.getTitle()));
    }

    private void demandChange(OpportunityRecord row) {
        if (!row.getRaisedBy().equals(access.actor().login()) || state(row) != OpportunityState.OPEN) {
            access.demand(OpportunityPermission.DECIDE, place(row));
        }
    }

    /** Somebody sees to it until a day. */
    public OpportunityView accept(OpportunityKey key, @Nullable String owner, @Nullable LocalDate dueOn) {
        var row = open(key, OpportunityState.OPEN);
        access.demand(OpportunityPermission.DECIDE, place(row));
        var login = given(owner) == null ? row.getOwner() : given(owner);
        var day = dueOn == null ? row.getDueOn() : dueOn;
        new Checks()
                .present(login, "owner")
                .that(
                        login == null || people.exists(login),
                        "owner",
                        "opportunities.refused.person",
                        String.valueOf(login))
                .present(day, "dueOn")
                .that(day == null || !day.isBefore(today()), "dueOn", "opportunities.refused.past")
                .refuse();
        row.setOwner(login);
        row.setDueOn(day);
        row.setState(OpportunityState.ACCEPTED.name());
        row.setDecidedAt(now());
        row.setDecidedBy(access.actor().login());
        deadlines.promise(promise(row));
        bell.accepted(row);
        return done(
                row,
                new OpportunityEvent.Accepted(
                        subject(row), now(), Objects.requireNonNull(login), Objects.requireNonNull(day)));
    }

    private Promise promise(OpportunityRecord row) {
        var start = row.getDecidedAt();
        var end = zone.startOf(row.getDueOn().plusDays(1));
        var length = Duration.between(start, end);
        var whole = length.isPositive() ? length : Duration.ofMinutes(1);
        return new Promise(subject(row), CLOCK, "7X24", Target.of(whole), start, WARN_AT);
    }

    public OpportunityView reject(OpportunityKey key, @Nullable String reason) {
        var row = open(key, OpportunityState.OPEN, OpportunityState.ACCEPTED);
        access.demand(OpportunityPermission.DECIDE, place(row));
        new Checks().present(reason, "reason").atMost(reason, LONGEST, "reason").refuse();
        if (state(row) == OpportunityState.ACCEPTED) {
            deadlines.cancel(subject(row), CLOCK, now());
        }
        row.setState(OpportunityState.REJECTED.name());
        row.setReason(Objects.requireNonNull(given(reason)));
        row.setDecidedAt(now());
        row.setDecidedBy(access.actor().login());
        return done(row, new OpportunityEvent.Rejected(subject(row), now(), row.getReason()));
    }

    /** What came of it; by its owner, or whoever decides. */
    public OpportunityView complete(OpportunityKey key, @Nullable String result) {
        var row = open(key, OpportunityState.ACCEPTED);
        if (!access.actor().login().equals(row.getOwner())) {
            access.demand(OpportunityPermission.DECIDE, place(row));
        }
        new Checks().present(result, "result").atMost(result, LONGEST, "result").refuse();
        deadlines.meet(subject(row), CLOCK, now());
        row.setState(OpportunityState.DONE.name());
        row.setResult(Objects.requireNonNull(given(result)));
        row.setDoneAt(now());
        row.setDoneBy(access.actor().login());
        return done(row, new OpportunityEvent.Done(subject(row), now(), row.getResult()));
    }

    private OpportunityRecord open(OpportunityKey key, OpportunityState... from) {
        var row = repository.lock(key.id());
        access.reveal(OpportunityPermission.READ, place(row), subject(row));
        Versions.check(key.version(), row.getVersion());
        if (!List.of(from).contains(state(row))) {
            throw Refused.conflict("opportunities.refused.state", OpportunityKey.code(row.getId()));
        }
        return row;
    }

    private OpportunityView done(OpportunityRecord row, OpportunityEvent news) {
        if (!(news instanceof OpportunityEvent.Raised)) {
            repository.update(row);
        }
        events.publishEvent(news);
        events.publishEvent(new Work(
                subject(row),
                row.getTitle(),
                row.getState(),
                state(row).open(),
                row.getOwner(),
                row.getDepartment(),
                row.getProject(),
                row.getCustomer(),
                null,
                row.getDueOn() == null ? null : zone.startOf(row.getDueOn().plusDays(1)),
                row.getRaisedAt(),
                Set.of(),
                "/opportunities/" + OpportunityKey.code(row.getId()),
                row.getFinding()));
        return view(row);
    }

    @Transactional(readOnly = true)
    public OpportunityView find(OpportunityKey key) {
        var row = repository.get(key.id());
        access.reveal(OpportunityPermission.READ, place(row), subject(row));
        return view(row);
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public Slice<OpportunityView> list(
            OpportunityFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(OpportunityPermission.READ);
        return repository
                .list(filter, access.visibility(OpportunityPermission.READ), cursor, limit, withTotal)
                .map(this::view);
    }

    private OpportunityView view(OpportunityRecord row) {
        var source = row.getSource() == null ? null : Subject.parse(row.getSource());
        return new OpportunityView(
                OpportunityKey.code(row.getId()),
                row.getVersion(),
                Origin.valueOf(row.getOrigin()),
                row.getSource(),
                source == null
                        ? null
                        : kind(source).map(one -> one.href(source.code())).orElse(null),
                row.getTitle(),
                row.getFinding(),
                row.getProposal(),
                row.getProject(),
                row.getCustomer(),
                row.getDepartment(),
                row.getOwner(),
                row.getDueOn(),
                state(row),
                row.getRaisedAt(),
                row.getRaisedBy(),
                row.getDecidedAt(),
                row.getDecidedBy(),
                row.getReason(),
                row.getDoneAt(),
                row.getDoneBy(),
                row.getResult(),
                late(row),
                moves(row));
    }

    private boolean late(OpportunityRecord row) {
        if (row.getDueOn() == null || state(row) == OpportunityState.REJECTED) {
            return false;
        }
        var by = row.getDoneAt() == null ? clock.instant() : row.getDoneAt();
        return !by.isBefore(zone.startOf(row.getDueOn().plusDays(1)));
    }

    private List<String> moves(OpportunityRecord row) {
        var moves = new ArrayList<String>();
        var decides = access.may(OpportunityPermission.DECIDE, place(row));
        var login = access.actor().login();
        if (state(row).open()
                && (decides || (login.equals(row.getRaisedBy()) && state(row) == OpportunityState.OPEN))) {
            moves.add("CHANGE");
        }
        if (state(row) == OpportunityState.OPEN && decides) {
            moves.add("ACCEPTANCE");
        }
        if (state(row) == OpportunityState.ACCEPTED && (decides || login.equals(row.getOwner()))) {
            moves.add("COMPLETION");
        }
        if (state(row).open() && decides) {
            moves.add("REJECTION");
        }
        return moves;
    }

    static OpportunityState state(OpportunityRecord row) {
        return OpportunityState.valueOf(row.getState());
    }

    private static Whereabouts place(OpportunityRecord row) {
        var people = row.getOwner() == null
                ? Set.of(row.getRaisedBy())
                : Set.copyOf(List.of(row.getRaisedBy(), row.getOwner()).stream()
                        .distinct()
                        .toList());
        return new Whereabouts(row.getProject(), row.getCustomer(), row.getDepartment(), people);
    }

    static Subject subject(OpportunityRecord row) {
        return OpportunityKey.subject(row.getId());
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
