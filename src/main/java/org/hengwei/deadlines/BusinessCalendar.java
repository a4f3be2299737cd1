package org.hengwei.deadlines;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Refused;

/**
 * Which time counts. Weekly hours with several windows a day; statutory holidays are closed, make-up workdays have hours of
 * their own (H6). Walks forward and backward agree.
 *
 * @param zone in which its hours are read
 * @param week hours by weekday; a missing or empty day is closed
 * @param makeup hours of a make-up workday
 * @param special empty for a calendar that knows no holidays, such as 7×24
 */
public record BusinessCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<Window>> week,
        List<Window> makeup,
        boolean observesHolidays,
        SpecialDays special) {

    /** Beyond this a target cannot be meant. */
    private static final int FARTHEST_DAYS = 366 * 30;

    public static BusinessCalendar always(ZoneId zone) {
        var day = List.of(new Window(0, Window.DAY));
        var week = new java.util.EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            week.put(weekday, day);
        }
        return new BusinessCalendar(zone, week, day, false, SpecialDays.NONE);
    }

    public BusinessCalendar {
        week = Map.copyOf(week);
        makeup = List.copyOf(makeup);
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw Refused.field("hours", "deadlines.hours.none");
        }
    }

    List<Window> hours(LocalDate day) {
        var kind = observesHolidays ? special.on(day) : null;
        return switch (kind) {
            case HOLIDAY -> List.of();
            case MAKEUP_WORKDAY -> makeup;
            case null -> week.getOrDefault(day.getDayOfWeek(), List.of());
        };
    }

    /** HOLIDAY, MAKEUP_WORKDAY, WORKDAY or CLOSED. */
    String kind(LocalDate day) {
        var kind = observesHolidays ? special.on(day) : null;
        return kind != null ? kind.name() : hours(day).isEmpty() ? "CLOSED" : "WORKDAY";
    }

    List<Span> openings(LocalDate day) {
        return hours(day).stream()
                .map(w -> w.on(day, zone))
                .filter(s -> !s.empty())
                .toList();
    }

    boolean worksOn(LocalDate day) {
        return !openings(day).isEmpty();
    }

    /** Whether the stretch touches a year whose holidays are not known. */
    boolean provisional(Instant from, Instant until) {
        if (!observesHolidays) {
            return false;
        }
        var known = special.years();
        for (var year = dayOf(from).getYear(); year <= dayOf(until).getYear(); year++) {
            if (!known.contains(year)) {
                return true;
            }
        }
        return false;
    }

    /** Working time between two instants; zero when they are the wrong way round. */
    public Duration workingTime(Instant from, Instant until) {
        var sum = Duration.ZERO;
        for (var span : openings(from, until)) {
            sum = sum.plus(span.length());
        }
        return sum;
    }

    /** The openings between two instants, cut to them. */
    List<Span> openings(Instant from, Instant until) {
        var spans = new ArrayList<Span>();
        if (from.isBefore(until)) {
            for (var day = dayOf(from).minusDays(1); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
                openings(day).stream()
                        .map(span -> span.within(from, until))
                        .filter(span -> !span.empty())
                        .forEach(spans::add);
            }
        }
        return spans;
    }

    /** The instant itself when open, otherwise the next opening. */
    Instant opening(Instant at) {
        var day = dayOf(at);
        for (var i = 0; i < FARTHEST_DAYS; i++) {
            for (var span : openings(day.plusDays(i))) {
                if (at.isBefore(span.until())) {
                    return at.isBefore(span.from()) ? span.from() : at;
                }
            }
        }
        throw tooFar();
    }

    /** The earliest instant by which so much working time has passed. */
    public Instant forward(Instant from, Duration working) {
        return forward(from, working, List.of());
    }

    /** The same, not counting the given pauses, which are in order and do not overlap. */
    Instant forward(Instant from, Duration working, List<Span> pauses) {
        var left = working;
        var day = dayOf(from);
        for (var i = 0; i < FARTHEST_DAYS; i++) {
            for (var opening : openings(day.plusDays(i))) {
                for (var piece : without(opening.within(from, Instant.MAX), pauses)) {
                    if (left.compareTo(piece.length()) <= 0) {
                        return piece.from().plus(left);
                    }
                    left = left.minus(piece.length());
                }
            }
        }
        throw tooFar();
    }

    /** The latest instant from which so much working time passes until then. */
    public Instant backward(Instant until, Duration working) {
        var left = working;
        var day = dayOf(until);
        for (var i = 0; i < FARTHEST_DAYS; i++) {
            for (var opening : openings(day.minusDays(i)).reversed()) {
                var piece = opening.within(Instant.MIN, until);
                if (piece.empty()) {
                    continue;
                }
                if (left.compareTo(piece.length()) <= 0) {
                    return piece.until().minus(left);
                }
                left = left.minus(piece.length());
            }
        }
        throw tooFar();
    }

    /**
     * The same time of day on the n-th following working day. When that day is closed at that time, the last closing before
     * it, or the day's first opening when there is none.
     */
    Instant forwardDays(Instant from, int days) {
        var start = opening(from);
        var time = start.atZone(zone).toLocalTime();
        var day = dayOf(start);
        var left = days;
        for (var i = 0; left > 0; i++) {
            if (i > FARTHEST_DAYS) {
                throw tooFar();
            }
            day = day.plusDays(1);
            if (worksOn(day)) {
                left--;
            }
        }
        var wanted = day.atTime(time).atZone(zone).toInstant();
        var openings = openings(day);
        var due = openings.getFirst().from();
        for (var opening : openings) {
            if (!wanted.isBefore(opening.from())) {
                due = wanted.isBefore(opening.until()) ? wanted : opening.until();
            }
        }
        return due;
    }

    /** When a target that started then is due; pauses, in order and not overlapping, stop the clock. */
    public Instant due(Instant start, Target target, List<Span> pauses) {
        if (!target.inDays()) {
            return forward(start, target.time(), pauses);
        }
        var promised = forwardDays(start, target.days());
        var paused = paused(start, promised, pauses);
        return paused.isZero() ? promised : forward(promised, paused, pauses);
    }

    /** Working time within the pauses between two instants. */
    Duration paused(Instant from, Instant until, List<Span> pauses) {
        var sum = Duration.ZERO;
        for (var pause : pauses) {
            var cut = pause.within(from, until);
            sum = sum.plus(workingTime(cut.from(), cut.until()));
        }
        return sum;
    }

    private static List<Span> without(Span span, List<Span> pauses) {
        var pieces = new ArrayList<Span>();
        var from = span.from();
        for (var pause : pauses) {
            if (pause.until().isAfter(from) && pause.from().isBefore(span.until())) {
                pieces.add(new Span(from, pause.from()));
                from = pause.until();
            }
        }
        pieces.add(new Span(from, span.until()));
        pieces.removeIf(Span::empty);
        return pieces;
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    long daysBetween(Instant from, Instant until) {
        return ChronoUnit.DAYS.between(dayOf(from), dayOf(until));
    }

    private static Refused tooFar() {
        return Refused.field("target", "deadlines.target.too-far");
    }
}
