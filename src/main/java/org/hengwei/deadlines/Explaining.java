package org.hengwei.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lays the calculation of a deadline out day by day. */
final class Explaining {

    private static final int MOST_DAYS = 60;

    private Explaining() {}

    static Explanation of(Deadline deadline, BusinessCalendar time, Instant now, List<EarlierPromise> earlier) {
        var until = deadline.metAt != null ? deadline.metAt : deadline.dueAt != null ? deadline.dueAt : now;
        var counted = until.isAfter(now) ? now : until;
        var pauses = deadline.pauses.stream()
                .map(p -> new Explanation.PauseView(p.reason(), p.fromAt(), p.untilAt(), p.startedBy(), p.endedBy()))
                .toList();
        return new Explanation(
                deadline.view(time, now),
                deadline.promised(time),
                deadline.passed(time, counted),
                days(deadline, time, until, now),
                pauses,
                earlier);
    }

    private static List<Explanation.Day> days(Deadline deadline, BusinessCalendar time, Instant until, Instant now) {
        var days = new ArrayList<Explanation.Day>();
        var spans = deadline.spans(now);
        var last = time.dayOf(until);
        for (var day = time.dayOf(deadline.startedAt);
                !day.isAfter(last) && days.size() < MOST_DAYS;
                day = day.plusDays(1)) {
            var from = later(deadline.startedAt, day.atStartOfDay(time.zone()).toInstant());
            var to = earlier(until, day.plusDays(1).atStartOfDay(time.zone()).toInstant());
            var paused = time.paused(from, to, spans);
            var counted = time.workingTime(from, to).minus(paused);
            days.add(new Explanation.Day(day, time.kind(day), Window.format(time.hours(day)), paused, counted));
        }
        return days;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
