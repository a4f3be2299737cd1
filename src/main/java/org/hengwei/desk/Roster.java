package org.hengwei.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.customers.Customers;
import org.hengwei.desk.db.DutyRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty when (R184): the roster is a record, changes of it are told with reason. */
@Service
@Transactional
public class Roster {

    /** The longest stretch planned in one step. */
    static final int MOST_DAYS = 366;

    private final RosterRepository repository;
    private final People people;
    private final Customers customers;
    private final CompanyZone zone;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Roster(
            RosterRepository repository,
            People people,
            Customers customers,
            CompanyZone zone,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.people = people;
        this.customers = customers;
        this.zone = zone;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** All shifts of the plan or none: refused when the person is on duty elsewhere at one of these times. */
    public List<DutyView> plan(PlanDuty plan) {
        var planner = access.demand(DeskPermission.ROSTER);
        check(plan);
        var login = Objects.requireNonNull(plan.login());
        if (!people.exists(login)) {
            throw Refused.field("login", "desk.refused.person-unknown", login);
        }
        if (plan.project() != null) {
            customers.projectByCode(plan.project());
        }
        var name = people.actor(login).name();
        var made =
                days(plan).stream().map(day -> shift(plan, day, name, planner)).toList();
        if (made.isEmpty()) {
            throw Refused.field("weekdays", "desk.refused.no-day");
        }
        return made;
    }

    private static void check(PlanDuty plan) {
        var day = plan.day();
        var until = plan.until();
        new Checks()
                .present(plan.post(), "post")
                .present(plan.login(), "login")
                .present(day, "day")
                .present(plan.from(), "from")
                .present(plan.to(), "to")
                .that(day == null || until == null || !until.isBefore(day), "until", "desk.refused.until-before")
                .that(
                        day == null || until == null || until.isBefore(day.plusDays(MOST_DAYS)),
                        "until",
                        "desk.refused.too-many-days",
                        MOST_DAYS)
                .atMost(plan.note(), 500, "note")
                .refuse();
    }

    private static List<LocalDate> days(PlanDuty plan) {
        var first = Objects.requireNonNull(plan.day());
        var last = plan.until() == null ? first : plan.until();
        return first.datesUntil(last.plusDays(1)).filter(plan::on).toList();
    }

    private DutyView shift(PlanDuty plan, LocalDate day, String name, Actor planner) {
        var from = Objects.requireNonNull(plan.from());
        var to = Objects.requireNonNull(plan.to());
        var starts = day.atTime(from).atZone(zone.id()).toInstant();
        var ends = day.plusDays(to.isAfter(from) ? 0 : 1)
                .atTime(to)
                .atZone(zone.id())
                .toInstant();
        var row = new DutyRecord();
        row.setPost(Objects.requireNonNull(plan.post()).name());
        row.setProject(plan.project());
        row.setLogin(Objects.requireNonNull(plan.login()));
        row.setName(name);
        row.setStartsAt(starts);
        row.setEndsAt(ends);
        row.setNote(DeskContact.blankToNull(plan.note()));
        row.setPlannedBy(planner.login());
        row.setPlannedAt(now());
        demandFree(row);
        repository.add(row);
        events.publishEvent(new DeskEvent.DutyPlanned(
                subject(row), now(), name, Objects.requireNonNull(plan.post()), starts, ends));
        return view(row);
    }

    private void demandFree(DutyRecord row) {
        var id = row.getId() == null ? 0L : row.getId();
        if (repository.busy(row.getLogin(), row.getStartsAt(), row.getEndsAt(), id)) {
            throw Refused.field("login", "desk.refused.busy", row.getName(), zone.dayOf(row.getStartsAt()));
        }
    }

    /** Somebody else takes the shift; refused for one that is over. */
    public DutyView handOver(long id, @Nullable Integer version, @Nullable String login, @Nullable String why) {
        access.demand(DeskPermission.ROSTER);
        new Checks()
                .present(login, "login")
                .present(why, "reason")
                .atMost(why, 500, "reason")
                .refuse();
        var row = open(id, version);
        var to = Objects.requireNonNull(login).strip();
        if (!people.exists(to)) {
            throw Refused.field("login", "desk.refused.person-unknown", to);
        }
        var before = row.getName();
        row.setLogin(to);
        row.setName(people.actor(to).name());
        demandFree(row);
        repository.save(row);
        events.publishEvent(new DeskEvent.DutyHandedOver(
                subject(row),
                now(),
                before,
                row.getName(),
                Objects.requireNonNull(why).strip()));
        return view(row);
    }

    /** Takes a shift back; refused for one that is over. */
    public void remove(long id, @Nullable Integer version, @Nullable String why) {
        var actor = access.demand(DeskPermission.ROSTER);
        new Checks().present(why, "reason").atMost(why, 500, "reason").refuse();
        var row = open(id, version);
        var reason = Objects.requireNonNull(why).strip();
        row.setRemovedAt(now());
        row.setRemovedBy(actor.login());
        row.setRemovedReason(reason);
        repository.save(row);
        events.publishEvent(new DeskEvent.DutyRemoved(subject(row), now(), row.getName(), row.getStartsAt(), reason));
    }

    private DutyRecord open(long id, @Nullable Integer version) {
        var row = repository.lock(id);
        if (version != null && !version.equals(row.getVersion())) {
            throw Refused.stale();
        }
        if (!row.getEndsAt().isAfter(now())) {
            throw Refused.conflict("desk.refused.shift-over");
        }
        return row;
    }

    /** Shifts that touch these days, by their beginning. */
    @Transactional(readOnly = true)
    public List<DutyView> between(LocalDate first, LocalDate last) {
        access.demand(DeskPermission.DUTY);
        if (last.isBefore(first) || !last.isBefore(first.plusDays(MOST_DAYS))) {
            throw Refused.field("until", "desk.refused.too-many-days", MOST_DAYS);
        }
        return repository.between(zone.startOf(first), zone.startOf(last.plusDays(1))).stream()
                .map(this::view)
                .toList();
    }

    /** Who is on duty; now when no instant is given. */
    @Transactional(readOnly = true)
    public List<DutyView> onDuty(@Nullable Instant when) {
        access.demand(DeskPermission.DUTY);
        return repository.at(when == null ? now() : when).stream()
                .map(this::view)
                .toList();
    }

    /** When nobody is at the desk on these days: what stands against a hotline that is promised around the clock. */
    @Transactional(readOnly = true)
    public List<Gap> gaps(LocalDate first, LocalDate last) {
        var shifts = between(first, last).stream()
                .filter(duty -> duty.post() == DutyPost.DESK && duty.project() == null)
                .toList();
        var until = zone.startOf(last.plusDays(1));
        var covered = zone.startOf(first);
        var gaps = new ArrayList<Gap>();
        for (var shift : shifts) {
            if (shift.startsAt().isAfter(covered)) {
                gaps.add(new Gap(covered, shift.startsAt()));
            }
            covered = shift.endsAt().isAfter(covered) ? shift.endsAt() : covered;
        }
        if (covered.isBefore(until)) {
            gaps.add(new Gap(covered, until));
        }
        return List.copyOf(gaps);
    }

    /** How long that is together. */
    public static Duration length(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> Duration.between(gap.from(), gap.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private DutyView view(DutyRecord row) {
        var now = now();
        return new DutyView(
                row.getId(),
                row.getVersion(),
                DutyPost.valueOf(row.getPost()),
                row.getProject(),
                row.getLogin(),
                row.getName(),
                row.getStartsAt(),
                row.getEndsAt(),
                !row.getStartsAt().isAfter(now) && row.getEndsAt().isAfter(now),
                row.getNote());
    }

    private static Subject subject(DutyRecord row) {
        return new Subject("duty", Long.toString(row.getId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
