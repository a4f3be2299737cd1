package org.hengwei.portal.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.journal.Wording;
import org.hengwei.portal.Portal;
import org.hengwei.portal.PortalTicket;
import org.hengwei.portal.ReportProblem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pages of the portal: what is mine, report, follow. */
@Controller
public class PortalPages {

    private static final int ROWS = 50;

    private final Portal portal;

    PortalPages(Portal portal) {
        this.portal = portal;
    }

    @GetMapping("/portal")
    ModelAndView home(
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var wanted = status.equals("ALL") ? "ALL" : "OPEN";
        return Page.of(ui, "portal/home")
                .with("slice", portal.incidents(wanted, cursor, ROWS))
                .with("status", wanted)
                .with("projects", portal.projects())
                .with("services", portal.services());
    }

    @GetMapping("/portal/incidents/new")
    ModelAndView blank(@RequestParam Map<String, String> query, Ui ui) {
        return form(query, ui);
    }

    private Page form(Map<String, String> typed, Ui ui) {
        var projects = new LinkedHashMap<String, String>();
        portal.projects().forEach(project -> projects.put(project.code(), project.name()));
        var services = new LinkedHashMap<String, String>();
        portal.services().forEach(service -> services.put(service.code(), service.label(ui.chinese())));
        return Page.of(ui, "portal/report")
                .with("typed", typed)
                .with("projects", projects)
                .with("services", services);
    }

    @PostMapping("/portal/incidents")
    ModelAndView report(@RequestParam Map<String, String> typed, Ui ui) {
        try {
            var made = portal.report(new ReportProblem(
                    given(typed, "title"),
                    given(typed, "description"),
                    given(typed, "project"),
                    given(typed, "service"),
                    given(typed, "phone")));
            return Page.redirect("/portal/incidents/" + made.number());
        } catch (Refused refused) {
            return form(typed, ui).refused(refused);
        }
    }

    @GetMapping("/portal/incidents/{number:INC-\\d+}")
    ModelAndView ticket(@PathVariable String number, Ui ui) {
        return ticket(number, Map.of(), ui);
    }

    private Page ticket(String number, Map<String, String> typed, Ui ui) {
        var ticket = portal.find(number);
        return Page.of(ui, "portal/ticket")
                .with("ticket", ticket)
                .with("typed", typed)
                .with(
                        "progress",
                        ticket.progress().stream()
                                .map(entry -> new Told(entry.happenedAt(), Wording.of(entry, ui)))
                                .toList());
    }

    /** A line of what happened, worded. */
    public record Told(java.time.Instant at, String text) {}

    @PostMapping("/portal/incidents/{number:INC-\\d+}/comments")
    ModelAndView comment(@PathVariable String number, @RequestParam Map<String, String> typed, Ui ui) {
        return act(number, typed, ui, () -> portal.comment(number, given(typed, "text")));
    }

    @PostMapping("/portal/incidents/{number:INC-\\d+}/urging")
    ModelAndView urge(@PathVariable String number, @RequestParam Map<String, String> typed, Ui ui) {
        return act(number, typed, ui, () -> portal.urge(number, given(typed, "note")));
    }

    private ModelAndView act(String number, Map<String, String> typed, Ui ui, Supplier<PortalTicket> verb) {
        try {
            return Page.redirect("/portal/incidents/" + verb.get().number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND || refused.kind() == Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            return ticket(number, typed, ui).refused(refused);
        }
    }

    private static @Nullable String given(Map<String, String> typed, String name) {
        var text = typed.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
