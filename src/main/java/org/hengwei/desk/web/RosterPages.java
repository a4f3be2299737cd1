package org.hengwei.desk.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.hengwei.desk.Callers;
import org.hengwei.desk.Gap;
import org.hengwei.desk.HotlineView;
import org.hengwei.desk.Hotlines;
import org.hengwei.desk.PlanDuty;
import org.hengwei.desk.PutHotline;
import org.hengwei.desk.Roster;
import org.hengwei.people.People;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The duty roster week by week, and the hotlines. */
@Controller
class RosterPages {

    private final Roster roster;
    private final Hotlines hotlines;
    private final Callers callers;
    private final People people;
    private final CompanyZone zone;
    private final Forms forms;
    private final Clock clock;

    RosterPages(
            Roster roster,
            Hotlines hotlines,
            Callers callers,
            People people,
            CompanyZone zone,
            Forms forms,
            Clock clock) {
        this.roster = roster;
        this.hotlines = hotlines;
        this.callers = callers;
        this.people = people;
        this.zone = zone;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/desk/roster")
    ModelAndView roster(@RequestParam(required = false) @Nullable LocalDate day, Ui ui) {
        return page(day == null ? zone.dayOf(clock.instant()) : day, Typed.nothing(), "", ui);
    }

    private Page page(LocalDate day, Typed typed, String tried, Ui ui) {
        var first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var numbers = hotlines.all(true);
        var promised = numbers.stream().anyMatch(line -> line.active() && line.aroundTheClock());
        return Page.of(ui, "desk/roster")
                .with("first", first)
                .with("today", zone.dayOf(clock.instant()))
                .with("zone", zone)
                .with("shifts", roster.between(first, first.plusDays(6)))
                .with("gaps", promised ? roster.gaps(first, first.plusDays(6)) : java.util.List.<Gap>of())
                .with("hotlines", numbers)
                .with("staff", people.staff())
                .with("projects", callers.projects())
                .with("typed", typed)
                .with("tried", tried);
    }

    @PostMapping("/desk/roster")
    ModelAndView plan(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var made = roster.plan(forms.read(typed, PlanDuty.class));
            return Page.redirect(
                    "/desk/roster?day=" + zone.dayOf(made.getFirst().startsAt()));
        } catch (Refused refused) {
            return page(zone.dayOf(clock.instant()), typed, "plan", ui).refused(refused);
        }
    }

    @PostMapping("/desk/roster/{id:\\d+}/hand-over")
    ModelAndView handOver(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var shift = roster.handOver(
                    id,
                    DeskPages.version(typed),
                    ContactForm.given(typed, "login"),
                    ContactForm.given(typed, "reason"));
            return Page.redirect("/desk/roster?day=" + zone.dayOf(shift.startsAt()));
        } catch (Refused refused) {
            return page(shown(typed), typed, "shift-" + id, ui).refused(refused);
        }
    }

    @PostMapping("/desk/roster/{id:\\d+}/removal")
    ModelAndView remove(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            roster.remove(id, DeskPages.version(typed), ContactForm.given(typed, "reason"));
            return Page.redirect("/desk/roster?day=" + shown(typed));
        } catch (Refused refused) {
            return page(shown(typed), typed, "shift-" + id, ui).refused(refused);
        }
    }

    private LocalDate shown(Typed typed) {
        var week = typed.text("week");
        return week.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(week) : zone.dayOf(clock.instant());
    }

    @PostMapping("/desk/hotlines")
    ModelAndView addHotline(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            hotlines.add(facts(typed));
            return Page.redirect("/desk/roster");
        } catch (Refused refused) {
            return page(zone.dayOf(clock.instant()), typed, "hotline", ui).refused(refused);
        }
    }

    @PostMapping("/desk/hotlines/{id:\\d+}")
    ModelAndView changeHotline(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            HotlineView after = hotlines.change(id, DeskPages.version(typed), facts(typed));
            return Page.redirect("/desk/roster#hotline-" + after.id());
        } catch (Refused refused) {
            return page(zone.dayOf(clock.instant()), typed, "hotline-" + id, ui).refused(refused);
        }
    }

    private static PutHotline facts(Typed typed) {
        return new PutHotline(
                ContactForm.given(typed, "number"),
                ContactForm.given(typed, "label"),
                ContactForm.given(typed, "hours"),
                typed.ticked("aroundTheClock"),
                !typed.ticked("inactive"));
    }
}
