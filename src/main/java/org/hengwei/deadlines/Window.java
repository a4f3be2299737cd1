package org.hengwei.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hengwei.shared.Refused;

/**
 * Opening hours within one day, as minutes of the day; {@code until} may be 1440 (24:00).
 */
public record Window(int from, int until) {

    public static final int MINUTES_A_DAY = 24 * 60;
    static final int DAY = MINUTES_A_DAY;

    public Window {
        if (from < 0 || until > DAY || from >= until) {
            throw Refused.field("hours", "deadlines.hours.order", text(from) + "-" + text(until));
        }
    }

    /** {@code 08:30-12:00, 13:30-18:00}; blank for a day off. Refused when malformed or overlapping. */
    public static List<Window> parse(String text) {
        var windows = new ArrayList<Window>();
        for (var part : text.split("[,，、;；]")) {
            if (!part.isBlank()) {
                var ends = part.strip().split("\\s*[-–~～]\\s*");
                if (ends.length != 2) {
                    throw Refused.field("hours", "deadlines.hours.malformed", part.strip());
                }
                windows.add(new Window(minute(ends[0]), minute(ends[1])));
            }
        }
        windows.sort(Comparator.comparingInt(Window::from));
        for (var i = 1; i < windows.size(); i++) {
            if (windows.get(i).from < windows.get(i - 1).until) {
                throw Refused.field("hours", "deadlines.hours.overlap", text);
            }
        }
        return List.copyOf(windows);
    }

    public static String format(List<Window> windows) {
        return windows.stream().map(w -> text(w.from) + "-" + text(w.until)).collect(Collectors.joining(", "));
    }

    private static int minute(String text) {
        try {
            return text.equals("24:00")
                    ? DAY
                    : LocalTime.parse(text.length() == 4 ? "0" + text : text).toSecondOfDay() / 60;
        } catch (DateTimeParseException e) {
            throw Refused.field("hours", "deadlines.hours.malformed", text);
        }
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    /** On a day whose clocks are moved, the wall clock rules: a window that does not exist that day is empty. */
    Span on(LocalDate day, ZoneId zone) {
        var begin = instant(day, from, zone);
        var end = until == DAY ? instant(day.plusDays(1), 0, zone) : instant(day, until, zone);
        return new Span(begin, end.isBefore(begin) ? begin : end);
    }

    /** A time that the clocks leap over is the moment of the leap, so that neighbouring windows never overlap. */
    private static Instant instant(LocalDate day, int minute, ZoneId zone) {
        var local = day.atTime(LocalTime.ofSecondOfDay(minute * 60L));
        var leap = zone.getRules().getTransition(local);
        return leap != null && leap.isGap()
                ? leap.getInstant()
                : local.atZone(zone).toInstant();
    }
}
