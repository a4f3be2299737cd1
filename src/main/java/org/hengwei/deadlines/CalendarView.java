package org.hengwei.deadlines;

import java.util.List;

/**
 * A calendar as people edit it.
 *
 * @param hours Monday to Sunday, then a make-up workday; each like {@code 08:30-12:00, 13:30-18:00}, empty when closed
 */
public record CalendarView(
        String code,
        String nameZh,
        String nameEn,
        String zone,
        boolean observesHolidays,
        List<String> hours,
        int version) {}
