package org.hengwei.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measuring period: {@code 2026}, {@code 2026-H1}, {@code 2026-Q3} or {@code 2026-11}; bounds fall in the company's zone.
 */
public record Period(Length length, int year, int ordinal) implements Comparable<Period> {

    public enum Length {
        MONTH(1),
        QUARTER(3),
        HALF_YEAR(6),
        YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }

        public int months() {
            return months;
        }
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");

    public static Period parse(String text) {
        var form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw Refused.field("period", "shared.period.malformed", text);
        }
        var year = Integer.parseInt(form.group(1));
        return part(form, 2, Length.HALF_YEAR, year)
                .or(() -> part(form, 3, Length.QUARTER, year))
                .or(() -> part(form, 4, Length.MONTH, year))
                .orElseGet(() -> new Period(Length.YEAR, year, 1));
    }

    private static java.util.Optional<Period> part(Matcher form, int group, Length length, int year) {
        var text = form.group(group);
        return text == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Period(length, year, Integer.parseInt(text)));
    }

    public static Period of(Length length, LocalDate day) {
        return new Period(length, day.getYear(), (day.getMonthValue() - 1) / length.months() + 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (ordinal - 1) * length.months() + 1, 1);
    }

    /** The first day no longer in it. */
    public LocalDate dayAfter() {
        return firstDay().plusMonths(length.months());
    }

    public Instant from(ZoneId zone) {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    public Instant until(ZoneId zone) {
        return dayAfter().atStartOfDay(zone).toInstant();
    }

    public Period previous() {
        return of(length, firstDay().minusDays(1));
    }

    public Period next() {
        return of(length, dayAfter());
    }

    @Override
    public int compareTo(Period other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return switch (length) {
            case YEAR -> "%04d".formatted(year);
            case HALF_YEAR -> "%04d-H%d".formatted(year, ordinal);
            case QUARTER -> "%04d-Q%d".formatted(year, ordinal);
            case MONTH -> "%04d-%02d".formatted(year, ordinal);
        };
    }
}
