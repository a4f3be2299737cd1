package org.hengwei.deadlines.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengwei.deadlines.Calendars.CalendarDay;

/**
 * A month as people hang it on the wall.
 *
 * @param before empty cells before the first, counted from Monday
 */
public record CalendarMonth(int number, int before, List<CalendarDay> days) {

    static List<CalendarMonth> of(List<CalendarDay> year) {
        Map<Integer, List<CalendarDay>> byMonth = year.stream()
                .collect(Collectors.groupingBy(day -> day.date().getMonthValue(), TreeMap::new, Collectors.toList()));
        return byMonth.entrySet().stream()
                .map(month -> new CalendarMonth(
                        month.getKey(),
                        month.getValue().getFirst().date().getDayOfWeek().getValue() - 1,
                        month.getValue()))
                .toList();
    }

    /** The days by week; the first week may begin later than Monday. */
    public List<List<CalendarDay>> weeks() {
        var weeks = new ArrayList<List<CalendarDay>>();
        var first = Math.min(7 - before, days.size());
        weeks.add(days.subList(0, first));
        for (var from = first; from < days.size(); from += 7) {
            weeks.add(days.subList(from, Math.min(from + 7, days.size())));
        }
        return weeks;
    }
}
