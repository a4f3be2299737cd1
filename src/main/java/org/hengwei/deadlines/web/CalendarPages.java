package org.hengwei.deadlines.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.hengwei.deadlines.CalendarView;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.DeadlinePermission;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Calendars: what counts as working time, to look at, try out and edit. */
@Controller
class CalendarPages {

    private final Calendars calendars;
    private final Clock clock;

    CalendarPages(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/calendars")
    ModelAndView all(@RequestParam(required = false) @Nullable Integer year, Ui ui) {
        return list(ui, year, null);
    }

    private Page list(Ui ui, @Nullable Integer year, @Nullable Integer rebuilt) {
        var shown =
                year == null ? LocalDate.ofInstant(clock.instant(), ui.zone()).getYear() : year;
        return Page.of(ui, "deadlines/calendars")
                .with("calendars", calendars.all())
                .with("year", shown)
                .with("known", calendars.knows(shown))
                .with("holidays", calendars.holidays(shown))
                .with("rebuilt", rebuilt);
    }

    @PostMapping("/calendars/holidays")
    ModelAndView load(@RequestParam MultipartFile file, Ui ui) throws IOException {
        try {
            return list(ui, null, calendars.loadHolidays(file.getBytes()));
        } catch (Refused refused) {
            return list(ui, null, null).refused(refused);
        }
    }

    @GetMapping("/calendars/new")
    ModelAndView blank(Ui ui) {
        var zone = ui.zone().getId();
        return form(
                ui,
                new CalendarView("", "", "", zone, true, calendars.get("5X8").hours(), 0));
    }

    private static Page form(Ui ui, CalendarView calendar) {
        return Page.of(ui, "deadlines/new").with("calendar", calendar);
    }

    @PostMapping("/calendars")
    ModelAndView add(
            @RequestParam String code,
            @RequestParam String nameZh,
            @RequestParam String nameEn,
            @RequestParam String zone,
            @RequestParam(defaultValue = "false") boolean observesHolidays,
            @RequestParam List<String> hours,
            Ui ui) {
        var calendar = new CalendarView(code.strip(), nameZh, nameEn, zone, observesHolidays, eight(hours), 1);
        try {
            return Page.redirect("/calendars/" + calendars.add(calendar).code());
        } catch (Refused refused) {
            return form(ui, calendar).refused(refused);
        }
    }

    /** A year of the calendar, for its page. */
    @GetMapping("/calendars/{code}/year/{year}")
    ModelAndView year(@PathVariable String code, @PathVariable int year, Ui ui) {
        return Page.of(ui, "deadlines/year")
                .with("code", code)
                .with("year", year)
                .with("known", !calendars.get(code).observesHolidays() || calendars.knows(year))
                .with("months", CalendarMonth.of(calendars.year(code, year)));
    }

    @GetMapping("/calendars/{code}")
    ModelAndView one(@PathVariable String code, Ui ui) {
        return page(ui, calendars.get(code), "");
    }

    @PostMapping("/calendars/{code}")
    ModelAndView edit(
            @PathVariable String code,
            @RequestParam String nameZh,
            @RequestParam String nameEn,
            @RequestParam String zone,
            @RequestParam(defaultValue = "false") boolean observesHolidays,
            @RequestParam List<String> hours,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Ui ui) {
        var edited = new CalendarView(code, nameZh, nameEn, zone, observesHolidays, eight(hours), version);
        try {
            calendars.edit(edited, reason);
            return Page.redirect("/calendars/" + code);
        } catch (Refused refused) {
            return page(ui, edited, reason).refused(refused);
        }
    }

    /** The binder drops trailing empty texts of a list. */
    private static List<String> eight(List<String> hours) {
        return IntStream.range(0, 8)
                .mapToObj(i -> i < hours.size() ? hours.get(i) : "")
                .toList();
    }

    @GetMapping("/calendars/{code}/trial")
    ModelAndView trial(@PathVariable String code, @RequestParam String from, @RequestParam String target, Ui ui) {
        try {
            var start = LocalDateTime.parse(from).atZone(ui.zone()).toInstant();
            return Page.of(ui, "deadlines/trial").with("due", calendars.due(code, start, Target.parse(target)));
        } catch (Refused refused) {
            return Page.of(ui, "deadlines/trial").refused(refused);
        } catch (DateTimeParseException e) {
            return Page.of(ui, "deadlines/trial").refused(Refused.field("from", "shared.refused.malformed"));
        }
    }

    private Page page(Ui ui, CalendarView calendar, String reason) {
        var manages = ui.may(DeadlinePermission.MANAGE_CALENDARS);
        return Page.of(ui, "deadlines/calendar")
                .with("calendar", calendar)
                .with("reason", reason)
                .with("manages", manages)
                .with("running", manages ? calendars.running(calendar.code()) : 0)
                .with("year", LocalDate.ofInstant(clock.instant(), ui.zone()).getYear())
                .with("now", ui.input(clock.instant()));
    }

    @Configuration
    static class Nav {
        @Bean
        NavItem calendarNav() {
            return new NavItem(
                    NavItem.Group.PROMISES,
                    60,
                    "deadlines.calendars",
                    "/calendars",
                    "calendar-time",
                    DeadlinePermission.READ_CALENDARS);
        }
    }
}
