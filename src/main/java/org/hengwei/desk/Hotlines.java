package org.hengwei.desk;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hengwei.desk.db.HotlineRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers the desk is reached by (R184). Whoever is signed in may know them, customers too. */
@Service
@Transactional
public class Hotlines {

    private final RosterRepository repository;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Hotlines(RosterRepository repository, Access access, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @param inactiveToo also those no longer in use */
    @Transactional(readOnly = true)
    public List<HotlineView> all(boolean inactiveToo) {
        access.actor();
        return repository.hotlines(inactiveToo).stream().map(Hotlines::view).toList();
    }

    public HotlineView add(PutHotline facts) {
        access.demand(DeskPermission.ROSTER);
        check(facts, null);
        return write(new HotlineRecord(), facts);
    }

    public HotlineView change(long id, @Nullable Integer version, PutHotline facts) {
        access.demand(DeskPermission.ROSTER);
        var row = repository.hotline(id);
        if (row == null) {
            throw Refused.notFound(Long.toString(id));
        }
        if (version != null && !version.equals(row.getVersion())) {
            throw Refused.stale();
        }
        check(facts, id);
        return write(row, facts);
    }

    private void check(PutHotline facts, @Nullable Long id) {
        var number = facts.number();
        new Checks()
                .present(number, "number")
                .that(number == null || Dialled.of(number) != null, "number", "desk.refused.no-number")
                .that(
                        number == null || !repository.numberTaken(number.strip(), id),
                        "number",
                        "desk.refused.number-taken")
                .atMost(number, 40, "number")
                .present(facts.label(), "label")
                .atMost(facts.label(), 120, "label")
                .atMost(facts.hours(), 200, "hours")
                .refuse();
    }

    private HotlineView write(HotlineRecord row, PutHotline facts) {
        row.setNumber(Objects.requireNonNull(facts.number()).strip());
        row.setLabel(Objects.requireNonNull(facts.label()).strip());
        row.setHours(DeskContact.blankToNull(facts.hours()));
        row.setAroundTheClock(Boolean.TRUE.equals(facts.aroundTheClock()));
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        row.setPosition(Objects.requireNonNullElse(row.getPosition(), 0));
        repository.put(row);
        events.publishEvent(new DeskEvent.HotlinePut(
                new Subject("hotline", Long.toString(row.getId())),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                row.getNumber(),
                row.getLabel(),
                row.getActive()));
        return view(row);
    }

    private static HotlineView view(HotlineRecord row) {
        return new HotlineView(
                row.getId(),
                row.getVersion(),
                row.getNumber(),
                row.getLabel(),
                row.getHours(),
                row.getAroundTheClock(),
                row.getActive());
    }
}
