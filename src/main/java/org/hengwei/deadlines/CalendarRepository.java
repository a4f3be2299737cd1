package org.hengwei.deadlines;

import static org.hengwei.deadlines.db.Tables.CALENDAR;
import static org.hengwei.deadlines.db.Tables.SPECIAL_DAY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.hengwei.deadlines.db.CalendarRecord;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Calendars, kept in memory: every promise needs one. Other nodes notice a change within the cache's short life. */
@Repository
class CalendarRepository {

    private final DSLContext db;
    private final Cache<String, BusinessCalendar> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(20)).build();

    CalendarRepository(DSLContext db) {
        this.db = db;
    }

    /** Refused when there is no such calendar. */
    BusinessCalendar calendar(String code) {
        return Objects.requireNonNull(known.get(code, this::read));
    }

    /** As this act sees it, whatever others remember. */
    BusinessCalendar fresh(String code) {
        return read(code);
    }

    private BusinessCalendar read(String code) {
        var view = find(code);
        if (view == null) {
            throw Refused.notFound(code);
        }
        return calendar(view, view.observesHolidays() ? specialDays() : SpecialDays.NONE);
    }

    static BusinessCalendar calendar(CalendarView view, SpecialDays special) {
        var week = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, Window.parse(view.hours().get(day.getValue() - 1)));
        }
        return new BusinessCalendar(
                ZoneId.of(view.zone()), week, Window.parse(view.hours().get(7)), view.observesHolidays(), special);
    }

    /** Now for this act, and again once others can see what it did. */
    void forget() {
        known.invalidateAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.invalidateAll();
                }
            });
        }
    }

    @Nullable
    CalendarView find(String code) {
        var row = db.selectFrom(CALENDAR).where(CALENDAR.CODE.eq(code)).fetchOne();
        return row == null ? null : view(row);
    }

    List<CalendarView> all() {
        return db.selectFrom(CALENDAR).orderBy(CALENDAR.CODE).fetch(CalendarRepository::view);
    }

    private static CalendarView view(CalendarRecord row) {
        return new CalendarView(
                row.getCode(),
                row.getNameZh(),
                row.getNameEn(),
                row.getZone(),
                row.getObservesHolidays(),
                Arrays.asList(row.getHours()),
                row.getVersion());
    }

    void insert(CalendarView view) {
        db.insertInto(CALENDAR)
                .set(CALENDAR.CODE, view.code())
                .set(CALENDAR.NAME_ZH, view.nameZh())
                .set(CALENDAR.NAME_EN, view.nameEn())
                .set(CALENDAR.ZONE, view.zone())
                .set(CALENDAR.OBSERVES_HOLIDAYS, view.observesHolidays())
                .set(CALENDAR.HOURS, view.hours().toArray(String[]::new))
                .execute();
        forget();
    }

    /** Refused as stale when somebody else was faster. */
    void update(CalendarView view) {
        var changed = db.update(CALENDAR)
                .set(CALENDAR.NAME_ZH, view.nameZh())
                .set(CALENDAR.NAME_EN, view.nameEn())
                .set(CALENDAR.ZONE, view.zone())
                .set(CALENDAR.OBSERVES_HOLIDAYS, view.observesHolidays())
                .set(CALENDAR.HOURS, view.hours().toArray(String[]::new))
                .set(CALENDAR.VERSION, view.version() + 1)
                .where(CALENDAR.CODE.eq(view.code()))
                .and(CALENDAR.VERSION.eq(view.version()))
                .execute();
        if (changed == 0) {
            throw Refused.stale();
        }
        forget();
    }

    SpecialDays specialDays() {
        var days = new TreeMap<LocalDate, SpecialDays.Kind>();
        db.selectFrom(SPECIAL_DAY).forEach(row -> days.put(row.getDay(), SpecialDays.Kind.valueOf(row.getKind())));
        return new SpecialDays(days);
    }

    List<Holiday> holidays(int year) {
        return db.selectFrom(SPECIAL_DAY)
                .where(SPECIAL_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .orderBy(SPECIAL_DAY.DAY)
                .fetch(row -> new Holiday(row.getDay(), SpecialDays.Kind.valueOf(row.getKind()), row.getName()));
    }

    boolean hasHolidays() {
        return db.fetchExists(SPECIAL_DAY);
    }

    /** The years the file speaks for are replaced whole; a lone day of the December before is added to its year. */
    void replace(Collection<Holiday> holidays) {
        SpecialDays.covered(holidays.stream().map(Holiday::day).toList())
                .forEach(year -> db.deleteFrom(SPECIAL_DAY)
                        .where(SPECIAL_DAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                        .execute());
        db.batch(holidays.stream()
                        .map(h -> db.insertInto(SPECIAL_DAY)
                                .set(SPECIAL_DAY.DAY, h.day())
                                .set(SPECIAL_DAY.KIND, h.kind().name())
                                .set(SPECIAL_DAY.NAME, h.name())
                                .onConflict(SPECIAL_DAY.DAY)
                                .doUpdate()
                                .set(SPECIAL_DAY.KIND, h.kind().name())
                                .set(SPECIAL_DAY.NAME, h.name()))
                        .toList())
                .execute();
        forget();
    }
}
