package org.hengwei.deadlines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hengwei.shared.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of holidays: {@code date,type,name} lines, or the public data set holiday-cn's {@code {year}.json}. */
final class HolidayFile {

    private static final int MOST_DAYS = 20_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HolidayFile() {}

    static List<Holiday> read(byte[] content) {
        var text = new String(content, UTF_8).replace("\uFEFF", "").strip();
        var holidays = text.startsWith("{") ? json(text) : lines(text);
        if (holidays.isEmpty() || holidays.size() > MOST_DAYS) {
            throw Refused.field("file", "deadlines.holidays.empty");
        }
        var byDay = new LinkedHashMap<LocalDate, Holiday>();
        holidays.forEach(holiday -> byDay.put(holiday.day(), holiday));
        return List.copyOf(byDay.values());
    }

    private static List<Holiday> lines(String text) {
        var holidays = new ArrayList<Holiday>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.toLowerCase(Locale.ROOT).startsWith("date,")) {
                var cells = line.split(",", 3);
                try {
                    var kind = SpecialDays.Kind.valueOf(cells[1].strip());
                    holidays.add(new Holiday(
                            LocalDate.parse(cells[0].strip()), kind, cells.length > 2 ? cells[2].strip() : ""));
                } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                    throw Refused.field("file", "deadlines.holidays.line", number);
                }
            }
        }
        return holidays;
    }

    private static List<Holiday> json(String text) {
        var holidays = new ArrayList<Holiday>();
        try {
            for (JsonNode day : JSON.readTree(text).path("days")) {
                var kind =
                        day.path("isOffDay").asBoolean() ? SpecialDays.Kind.HOLIDAY : SpecialDays.Kind.MAKEUP_WORKDAY;
                holidays.add(new Holiday(
                        LocalDate.parse(day.path("date").asString()),
                        kind,
                        day.path("name").asString("")));
            }
        } catch (JacksonException | DateTimeException e) {
            throw Refused.field("file", "deadlines.holidays.line", holidays.size() + 1);
        }
        return holidays;
    }
}
