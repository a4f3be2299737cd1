package org.hengwei.planning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;

/**
 * When a line of the work table is to be done: a date, a month, the end of a month, the whole year, or several frequencies at
 * once (R61, R99). Written {@code 2026-10-15}, {@code 2026-10}, {@code END:2026-10}, {@code YEAR},
 * {@code EVERY:YEAR,QUARTER,MONTH}.
 */
public sealed interface Schedule {

    /** One occasion on which the line is due. */
    record Occasion(String label, LocalDate opensOn, LocalDate dueOn) {}

    List<Occasion> occasions(int year);

    /** A day. */
    record OnDate(LocalDate day) implements Schedule {
        @Override
        public List<Occasion> occasions(int year) {
            return List.of(new Occasion(day.toString(), day.withDayOfMonth(1), day));
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }

    /** Some time within a month; late after its last day. */
    record InMonth(YearMonth month) implements Schedule {
        @Override
        public List<Occasion> occasions(int year) {
            return List.of(new Occasion(month.toString(), month.atDay(1), month.atEndOfMonth()));
        }

        @Override
        public String toString() {
            return month.toString();
        }
    }

    /** In a month's last ten days. */
    record EndOfMonth(YearMonth month) implements Schedule {
        @Override
        public List<Occasion> occasions(int year) {
            return List.of(new Occasion(month.toString(), month.atDay(21), month.atEndOfMonth()));
        }

        @Override
        public String toString() {
            return "END:" + month;
        }
    }

    /** All through the year; late after its last day. */
    record WholeYear() implements Schedule {
        @Override
        public List<Occasion> occasions(int year) {
            return List.of(new Occasion(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }

        @Override
        public String toString() {
            return "YEAR";
        }
    }

    /** Once in each period of each frequency. */
    record Every(List<Period.Length> frequencies) implements Schedule {
        public Every {
            frequencies = frequencies.stream()
                    .distinct()
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
        }

        @Override
        public List<Occasion> occasions(int year) {
            var occasions = new ArrayList<Occasion>();
            for (var length : frequencies) {
                for (var n = 1; n <= 12 / length.months(); n++) {
                    var period = new Period(length, year, n);
                    occasions.add(new Occasion(
                            period.toString(),
                            period.firstDay(),
                            period.dayAfter().minusDays(1)));
                }
            }
            return occasions;
        }

        @Override
        public String toString() {
            return "EVERY:" + frequencies.stream().map(Enum::name).collect(Collectors.joining(","));
        }
    }

    /** Refused when it says nothing that can be meant, or lies outside the plan's year. */
    static Schedule parse(String text, int year) {
        var form = text.strip().toUpperCase(Locale.ROOT);
        try {
            var schedule = read(form);
            if (schedule.occasions(year).stream().anyMatch(o -> o.dueOn().getYear() != year)) {
                throw Refused.field("schedule", "planning.schedule.other-year", Integer.toString(year));
            }
            return schedule;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refused.field("schedule", "planning.schedule.malformed", text);
        }
    }

    private static Schedule read(String form) {
        if (form.equals("YEAR")) {
            return new WholeYear();
        }
        if (form.startsWith("EVERY:")) {
            return new Every(Arrays.stream(form.substring(6).split(","))
                    .map(String::strip)
                    .map(Period.Length::valueOf)
                    .toList());
        }
        if (form.startsWith("END:")) {
            return new EndOfMonth(YearMonth.parse(form.substring(4)));
        }
        return form.length() == 7 ? new InMonth(YearMonth.parse(form)) : new OnDate(LocalDate.parse(form));
    }
}
