package org.hengwei.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hengwei.Requirement;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** 2026-05-01 (Friday) is a holiday, Saturday 2026-05-09 a make-up workday. */
    private static final SpecialDays MAY = new SpecialDays(Map.of(
            LocalDate.parse("2026-05-01"), SpecialDays.Kind.HOLIDAY,
            LocalDate.parse("2026-05-09"), SpecialDays.Kind.MAKEUP_WORKDAY));

    private static BusinessCalendar office() {
        return calendar(SHANGHAI, "08:30-12:00, 13:30-18:00", MAY);
    }

    private static BusinessCalendar calendar(ZoneId zone, String hours, SpecialDays special) {
        var week = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day = DayOfWeek.MONDAY; day.getValue() <= 5; day = day.plus(1)) {
            week.put(day, Window.parse(hours));
            if (day == DayOfWeek.FRIDAY) {
                break;
            }
        }
        return new BusinessCalendar(zone, week, Window.parse(hours), true, special);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    @Test
    @Requirement("H6")
    void hoursCountWorkingTimeOnly() {
        assertThat(office().due(at("2026-04-30T17:00"), Target.parse("PT4H"), List.of()))
                .isEqualTo(at("2026-05-04T11:30"));
    }

    @Test
    @Requirement("H6")
    void aDayTargetEndsAtTheSameTimeOfDayOnTheNthFollowingWorkingDay() {
        assertThat(office().due(at("2026-04-30T10:15"), Target.parse("P3D"), List.of()))
                .isEqualTo(at("2026-05-06T10:15"));
        assertThat(office().due(at("2026-05-08T10:15"), Target.parse("P1D"), List.of()))
                .as("the make-up Saturday is a working day")
                .isEqualTo(at("2026-05-09T10:15"));
    }

    @Test
    @Requirement("H6")
    void aStartOutsideHoursCountsFromTheNextOpening() {
        assertThat(office().due(at("2026-05-01T03:00"), Target.parse("PT1H"), List.of()))
                .isEqualTo(at("2026-05-04T09:30"));
        assertThat(office().due(at("2026-05-02T22:00"), Target.parse("P1D"), List.of()))
                .isEqualTo(at("2026-05-05T08:30"));
        assertThat(office().due(at("2026-05-07T12:30"), Target.parse("PT30M"), List.of()))
                .isEqualTo(at("2026-05-07T14:00"));
    }

    @Test
    @Requirement("H6")
    void aDayThatIsClosedAtThatTimeEndsAtItsLastClosing() {
        var shortMakeup = new BusinessCalendar(SHANGHAI, office().week(), Window.parse("10:00-12:00"), true, MAY);
        assertThat(shortMakeup.due(at("2026-05-08T16:00"), Target.parse("P1D"), List.of()))
                .isEqualTo(at("2026-05-09T12:00"));
        assertThat(shortMakeup.due(at("2026-05-08T09:00"), Target.parse("P1D"), List.of()))
                .isEqualTo(at("2026-05-09T10:00"));
    }

    @Test
    void aDayIsNotTwentyFourHoursOfWorkingTime() {
        assertThat(office().due(at("2026-05-04T09:00"), Target.parse("P1D"), List.of()))
                .isEqualTo(at("2026-05-05T09:00"))
                .isNotEqualTo(office().due(at("2026-05-04T09:00"), Target.parse("PT24H"), List.of()));
    }

    @Test
    void aPauseOverTheWeekendGivesNoCredit() {
        var pause = new Span(at("2026-05-15T18:00"), at("2026-05-18T08:30"));
        var start = at("2026-05-15T15:00");
        assertThat(office().due(start, Target.parse("PT4H"), List.of(pause)))
                .isEqualTo(office().due(start, Target.parse("PT4H"), List.of()));
        assertThat(office().due(start, Target.parse("P1D"), List.of(pause)))
                .isEqualTo(office().due(start, Target.parse("P1D"), List.of()));
    }

    @Test
    void aPauseInWorkingHoursMovesTheDueTimeByItsWorkingPart() {
        var pause = new Span(at("2026-05-13T11:00"), at("2026-05-13T14:30"));
        assertThat(office().due(at("2026-05-13T09:00"), Target.parse("PT4H"), List.of(pause)))
                .isEqualTo(at("2026-05-13T16:30"));
        assertThat(office().due(at("2026-05-13T09:00"), Target.parse("P1D"), List.of(pause)))
                .isEqualTo(at("2026-05-14T11:00"));
    }

    @Test
    void roundTheClockIsWallTime() {
        var always = BusinessCalendar.always(SHANGHAI);
        assertThat(always.due(at("2026-05-01T23:00"), Target.parse("PT24H"), List.of()))
                .isEqualTo(at("2026-05-02T23:00"));
        assertThat(always.provisional(at("2026-05-01T00:00"), at("2040-01-01T00:00")))
                .isFalse();
    }

    @Test
    void daylightSavingDoesNotStretchWorkingTime() {
        var always = BusinessCalendar.always(NEW_YORK);
        var beforeSpring =
                LocalDateTime.parse("2026-03-07T12:00").atZone(NEW_YORK).toInstant();
        assertThat(always.forward(beforeSpring, Duration.ofHours(24)))
                .isEqualTo(beforeSpring.plus(Duration.ofHours(24)));
        var night = calendar(NEW_YORK, "00:00-24:00", SpecialDays.NONE);
        assertThat(night.due(beforeSpring.minus(Duration.ofDays(1)), Target.parse("P1D"), List.of()))
                .isEqualTo(
                        LocalDateTime.parse("2026-03-09T12:00").atZone(NEW_YORK).toInstant());
    }

    @Test
    void windowsThatMeetAtMidnightOrNoonAreWalkedWithoutGapOrOverlap() {
        var split = calendar(SHANGHAI, "00:00-12:00, 12:00-24:00", SpecialDays.NONE);
        var monday = at("2026-05-11T22:00");
        assertThat(split.due(monday, Target.parse("PT4H"), List.of())).isEqualTo(at("2026-05-12T02:00"));
        assertThat(split.due(monday, Target.parse("PT2H"), List.of())).isEqualTo(at("2026-05-12T00:00"));
        assertThat(split.backward(at("2026-05-12T00:00"), Duration.ofHours(14))).isEqualTo(at("2026-05-11T10:00"));
        assertThat(split.due(at("2026-05-15T23:00"), Target.parse("PT2H"), List.of()))
                .as("Friday's last hour, then Monday's first")
                .isEqualTo(at("2026-05-18T01:00"));
    }

    @Test
    void windowsInTheHourThatIsSkippedAreShortenedAndNeverOverlap() {
        var night = calendar(NEW_YORK, "01:30-02:15, 02:30-03:30", SpecialDays.NONE);
        var sunday = new BusinessCalendar(
                NEW_YORK,
                Map.of(DayOfWeek.SUNDAY, night.hours(LocalDate.parse("2026-03-09"))),
                List.of(),
                true,
                SpecialDays.NONE);
        var from = LocalDate.parse("2026-03-08").atStartOfDay(NEW_YORK).toInstant();
        assertThat(sunday.workingTime(from, from.plus(Duration.ofHours(20))))
                .as("half an hour before the leap and half an hour after it")
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Requirement("H6")
    void daysOfTheDecemberBeforeDoNotMakeThatYearKnown() {
        var notice = new SpecialDays(Map.of(
                LocalDate.parse("2026-12-31"), SpecialDays.Kind.MAKEUP_WORKDAY,
                LocalDate.parse("2027-01-01"), SpecialDays.Kind.HOLIDAY));
        assertThat(notice.years()).containsExactly(2027);
    }

    @Test
    @Requirement("H6")
    void aYearWithoutHolidayDataIsProvisional() {
        assertThat(office().provisional(at("2026-12-30T09:00"), at("2026-12-31T09:00")))
                .isFalse();
        assertThat(office().provisional(at("2026-12-30T09:00"), at("2027-01-04T09:00")))
                .isTrue();
    }

    /** Forward and backward walk agree, whatever the calendar, the pauses and the instants. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    @Requirement("H6")
    void forwardAndBackwardAgree(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 1_500; i++) {
            var calendar = anyCalendar(random);
            var from = anyInstant(random);
            var working = Duration.ofMinutes(1 + random.nextInt(60 * 60));
            var due = calendar.forward(from, working);
            assertThat(calendar.workingTime(from, due)).isEqualTo(working);
            var back = calendar.backward(due, working);
            assertThat(calendar.workingTime(back, due)).isEqualTo(working);
            assertThat(back).isAfterOrEqualTo(from);
            assertThat(calendar.forward(back, working)).isEqualTo(due);
            assertThat(calendar.workingTime(from, due.minusSeconds(1))).isLessThan(working);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 99})
    void pausesOnlyEverMoveTheDueTimeLaterAndByTheirWorkingTime(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 1_000; i++) {
            var calendar = anyCalendar(random);
            var from = anyInstant(random);
            var target = random.nextBoolean()
                    ? new Target(1 + random.nextInt(6), Duration.ZERO)
                    : Target.of(Duration.ofMinutes(1 + random.nextInt(3_000)));
            var pauses = anyPauses(random, from);
            var promised = calendar.due(from, target, List.of());
            var due = calendar.due(from, target, pauses);
            assertThat(due).isAfterOrEqualTo(promised);
            var counted = calendar.workingTime(from, due).minus(calendar.paused(from, due, pauses));
            if (!target.inDays()) {
                assertThat(counted).isEqualTo(target.time());
            } else {
                assertThat(counted).isEqualTo(calendar.workingTime(from, promised));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P0D", "PT0S", "-PT4H", "P1DT4H", "4h", "P1M", "PT-5M"})
    void aTargetThatCannotBeMeantIsRefused(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-12", "12:00-08:00", "08:00-12:00, 11:00-13:00", "08:00-25:00", "x"})
    void hoursThatCannotBeMeantAreRefused(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(Refused.class);
    }

    private static Instant anyInstant(Random random) {
        return Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 365 * 86_400));
    }

    private static List<Span> anyPauses(Random random, Instant from) {
        var pauses = new ArrayList<Span>();
        var at = from;
        for (var n = random.nextInt(5); n > 0; n--) {
            var begin = at.plusSeconds(random.nextInt(200_000));
            at = begin.plusSeconds(1 + random.nextInt(200_000));
            pauses.add(new Span(begin, at));
        }
        return pauses;
    }

    private static BusinessCalendar anyCalendar(Random random) {
        var zone = List.of(SHANGHAI, NEW_YORK, ZoneId.of("UTC")).get(random.nextInt(3));
        var week = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, random.nextInt(4) == 0 ? List.of() : anyWindows(random));
        }
        week.put(DayOfWeek.WEDNESDAY, anyWindows(random));
        var special = new HashMap<LocalDate, SpecialDays.Kind>();
        for (var n = 0; n < 60; n++) {
            var day = LocalDate.parse("2025-01-01").plusDays(random.nextInt(900));
            special.put(day, SpecialDays.Kind.values()[random.nextInt(2)]);
        }
        return new BusinessCalendar(zone, week, anyWindows(random), true, new SpecialDays(special));
    }

    private static List<Window> anyWindows(Random random) {
        var windows = new ArrayList<Window>();
        var at = random.nextInt(600);
        for (var n = 1 + random.nextInt(3); n > 0 && at < 1_400; n--) {
            var until = Math.min(1_440, at + 1 + random.nextInt(400));
            windows.add(new Window(at, until));
            at = until + random.nextInt(120);
        }
        return windows;
    }
}
