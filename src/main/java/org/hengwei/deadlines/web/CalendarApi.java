package org.hengwei.deadlines.web;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.hengwei.deadlines.CalendarView;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Calendars.Due;
import org.hengwei.deadlines.Holiday;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/calendars")
class CalendarApi {

    private final Calendars calendars;

    CalendarApi(Calendars calendars) {
        this.calendars = calendars;
    }

    public record WorkingTime(Duration workingTime) {}

    /** @param reason why; running deadlines are recomputed and keep their earlier promise with it */
    public record Edit(
            @Nullable CalendarView calendar, @Nullable String reason) {}

    @GetMapping
    Slice<CalendarView> all() {
        return new Slice<>(calendars.all(), null, null);
    }

    @GetMapping("/{code}")
    ResponseEntity<CalendarView> get(@PathVariable String code) {
        var calendar = calendars.get(code);
        return ResponseEntity.ok().eTag(Integer.toString(calendar.version())).body(calendar);
    }

    @PostMapping
    ResponseEntity<CalendarView> add(@RequestBody CalendarView calendar) {
        return ResponseEntity.created(URI.create("/api/v1/calendars/" + calendar.code()))
                .body(calendars.add(calendar));
    }

    @PutMapping("/{code}")
    CalendarView edit(@PathVariable String code, @RequestBody Edit body) {
        var calendar = body.calendar();
        if (calendar == null || !code.equals(calendar.code())) {
            throw Refused.field("code", "deadlines.calendar.code");
        }
        return calendars.edit(calendar, body.reason() == null ? "" : body.reason());
    }

    @GetMapping("/{code}/working-time")
    WorkingTime workingTime(@PathVariable String code, @RequestParam String from, @RequestParam String to) {
        return new WorkingTime(calendars.workingTime(code, instant("from", from), instant("to", to)));
    }

    @GetMapping("/{code}/due")
    Due due(@PathVariable String code, @RequestParam String from, @RequestParam String target) {
        return calendars.due(code, instant("from", from), Target.parse(target));
    }

    /** Every day of a year as the calendar sees it. */
    @GetMapping("/{code}/days")
    List<Calendars.CalendarDay> days(@PathVariable String code, @RequestParam int year) {
        return calendars.year(code, year);
    }

    public record Running(int running) {}

    /** How many running deadlines an edit would recompute. */
    @GetMapping("/{code}/running")
    Running running(@PathVariable String code) {
        return new Running(calendars.running(code));
    }

    @GetMapping("/holidays/{year}")
    List<Holiday> holidays(@PathVariable int year) {
        return calendars.holidays(year);
    }

    @PostMapping("/holidays")
    Map<String, Integer> load(@RequestParam MultipartFile file) throws IOException {
        return Map.of("rebuilt", calendars.loadHolidays(file.getBytes()));
    }

    /** A plus sign of the offset arrives as a blank when a client forgets to encode it. */
    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field(field, "shared.refused.malformed");
        }
    }
}
