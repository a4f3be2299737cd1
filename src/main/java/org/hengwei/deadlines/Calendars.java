package org.hengwei.deadlines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The business calendars: reading, trying out, editing, and next year's holidays without a release. */
@Service
@Transactional
public class Calendars {

    static final String HOLIDAYS = "holidays";
    private static final int AT_ONCE = 500;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final CalendarRepository calendars;
    private final DeadlineRepository deadlines;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Calendars(
            CalendarRepository calendars,
            DeadlineRepository deadlines,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<CalendarView> all() {
        access.demand(DeadlinePermission.READ_CALENDARS);
        return calendars.all();
    }

    /** Refused as not found when there is none. */
    @Transactional(readOnly = true)
    public CalendarView get(String code) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        var view = calendars.find(code);
        if (view == null) {
            throw Refused.notFound(code);
        }
        return view;
    }

    @Transactional(readOnly = true)
    public List<Holiday> holidays(int year) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        return calendars.holidays(year);
    }

    /** Working time of the calendar between two instants. */
    @Transactional(readOnly = true)
    public Duration workingTime(String code, Instant from, Instant until) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        thinkable("from", from);
        thinkable("to", until);
        return calendars.calendar(code).workingTime(from, until);
    }

    /** @param provisional whether it reaches a year without holiday data */
    public record Due(Instant dueAt, boolean provisional) {}

    /** When a target that starts then would be due, without any pause. */
    @Transactional(readOnly = true)
    public Due due(String code, Instant from, Target target) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        thinkable("from", from);
        var calendar = calendars.calendar(code);
        var due = calendar.due(from, target, List.of());
        return new Due(due, calendar.provisional(from, due));
    }

    private static void thinkable(String field, Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw Refused.field(field, "deadlines.target.too-far");
        }
    }

    /**
     * @param kind HOLIDAY, MAKEUP_WORKDAY, WORKDAY or CLOSED
     * @param name of the holiday, empty on other days
     * @param hours as in the calendar; empty when closed
     */
    public record CalendarDay(LocalDate date, String kind, String name, String hours) {}

    /** Every day of a year as the calendar sees it. */
    @Transactional(readOnly = true)
    public List<CalendarDay> year(String code, int year) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        if (year < 1970 || year > 2199) {
            throw Refused.field("year", "deadlines.target.too-far");
        }
        var calendar = calendars.calendar(code);
        var names = calendars.holidays(year).stream().collect(Collectors.toMap(Holiday::day, Holiday::name));
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(day -> {
                    var kind = calendar.kind(day);
                    var special = kind.equals("HOLIDAY") || kind.equals("MAKEUP_WORKDAY");
                    return new CalendarDay(
                            day, kind, special ? names.getOrDefault(day, "") : "", Window.format(calendar.hours(day)));
                })
                .toList();
    }

    /** Whether the holidays of that year are known. */
    @Transactional(readOnly = true)
    public boolean knows(int year) {
        access.demand(DeadlinePermission.READ_CALENDARS);
        return calendars.specialDays().years().contains(year);
    }

    /** How many running deadlines an edit would recompute. */
    @Transactional(readOnly = true)
    public int running(String code) {
        access.demand(DeadlinePermission.MANAGE_CALENDARS);
        return deadlines.countRunning(code);
    }

    public CalendarView add(CalendarView calendar) {
        access.demand(DeadlinePermission.MANAGE_CALENDARS);
        check(calendar);
        if (calendars.find(calendar.code()) != null) {
            throw Refused.field("code", "deadlines.calendar.exists", calendar.code());
        }
        calendars.insert(calendar);
        changed(calendar.code(), "", 0);
        return calendar;
    }

    /** Saves the calendar and recomputes its running deadlines; each earlier promise is kept with the reason (H5). */
    public CalendarView edit(CalendarView calendar, String reason) {
        access.demand(DeadlinePermission.MANAGE_CALENDARS);
        check(calendar);
        new Checks().present(reason, "reason").refuse();
        calendars.update(calendar);
        changed(calendar.code(), reason, rebuild(calendar.code(), reason));
        return get(calendar.code());
    }

    /**
     * Replaces the holidays of the years in the file and recomputes what runs into them.
     *
     * @return how many running deadlines changed
     */
    public int loadHolidays(byte[] file) {
        access.demand(DeadlinePermission.MANAGE_CALENDARS);
        var holidays = HolidayFile.read(file);
        calendars.replace(holidays);
        var years = SpecialDays.covered(holidays.stream().map(Holiday::day).toList()).stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        var rebuilt = 0;
        for (var calendar : calendars.all()) {
            if (calendar.observesHolidays()) {
                rebuilt += rebuild(calendar.code(), years);
            }
        }
        events.publishEvent(new DeadlineEvent.HolidaysLoaded(
                new Subject("calendar", HOLIDAYS), clock.instant(), years, holidays.size(), rebuilt));
        return rebuilt;
    }

    private void changed(String code, String reason, int rebuilt) {
        events.publishEvent(
                new DeadlineEvent.CalendarChanged(new Subject("calendar", code), clock.instant(), reason, rebuilt));
    }

    private int rebuild(String code, String reason) {
        var calendar = calendars.fresh(code);
        var now = clock.instant();
        var changed = 0;
        var after = 0L;
        List<Deadline> some;
        do {
            some = deadlines.running(code, after, AT_ONCE);
            for (var deadline : some) {
                changed += rebuild(deadline, calendar, now, reason) ? 1 : 0;
                after = deadline.id;
            }
        } while (some.size() == AT_ONCE);
        return changed;
    }

    private boolean rebuild(Deadline deadline, BusinessCalendar calendar, Instant now, String reason) {
        var due = deadline.dueAt;
        var provisional = deadline.provisional;
        deadline.reckon(calendar, now);
        if (Objects.equals(due, deadline.dueAt)) {
            if (provisional != deadline.provisional) {
                deadlines.update(deadline);
                recomputed(deadline, due, now, reason);
            }
            return false;
        }
        var after = deadline.dueAt;
        deadline.dueAt = due;
        deadlines.keepPromise(deadline, now, reason, access.actor().login());
        deadline.dueAt = after;
        deadlines.update(deadline);
        recomputed(deadline, due, now, reason);
        return true;
    }

    private void recomputed(Deadline deadline, @Nullable Instant before, Instant now, String reason) {
        events.publishEvent(
                new DeadlineEvent.Recomputed(deadline.subject, now, deadline.name, before, deadline.dueAt, reason));
    }

    private void check(CalendarView calendar) {
        new Checks()
                .that(calendar.code().matches("[A-Z0-9][A-Z0-9-]{0,19}"), "code", "deadlines.calendar.code")
                .present(calendar.nameZh(), "nameZh")
                .present(calendar.nameEn(), "nameEn")
                .that(calendar.hours().size() == 8, "hours", "deadlines.hours.eight")
                .refuse();
        try {
            ZoneId.of(calendar.zone());
        } catch (DateTimeException e) {
            throw Refused.field("zone", "deadlines.calendar.zone", calendar.zone());
        }
        CalendarRepository.calendar(calendar, SpecialDays.NONE);
    }

    /** Puts in the holidays that are shipped, once. */
    @Component
    @Order(0)
    static class ShippedHolidays implements ApplicationRunner {

        private final CalendarRepository calendars;

        ShippedHolidays(CalendarRepository calendars) {
            this.calendars = calendars;
        }

        @Override
        @Transactional
        public void run(ApplicationArguments arguments) {
            if (!calendars.hasHolidays()) {
                try (var file = new ClassPathResource("data/cn-holidays.csv").getInputStream()) {
                    calendars.replace(HolidayFile.read(file.readAllBytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
