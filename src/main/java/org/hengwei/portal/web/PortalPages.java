package org.hengwei.portal.web;

import static org.hengwei.portal.web.Acting.given;

import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.hengwei.portal.Portal;
import org.hengwei.portal.PortalRequests;
import org.hengwei.portal.PortalTicket;
import org.hengwei.portal.ReportProblem;
import org.hengwei.shared.Page;
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

/** Pages of the portal: what is mine, what is offered, report a problem and follow it. */
@Controller
class PortalPages {

    private static final String TICKET = "/portal/incidents/{number:INC-\\d{6,18}}";
    private static final int ROWS = 50;

    private final Portal portal;
    private final PortalRequests requests;

    PortalPages(Portal portal, PortalRequests requests) {
        this.portal = portal;
        this.requests = requests;
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
                .with("waiting", requests.waiting())
                .with("projects", portal.projects());
    }

    @GetMapping("/portal/catalogue")
    ModelAndView catalogue(Ui ui) {
        return Page.of(ui, "portal/catalogue")
                .with("services", portal.services())
                .with("items", requests.items());
    }

    @GetMapping("/portal/incidents/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(Typed.of(query), ui);
    }

    private Page form(Typed typed, Ui ui) {
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
    ModelAndView report(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return Acting.act(
                () -> "/portal/incidents/"
                        + portal.report(new ReportProblem(
                                        given(typed, "title"),
                                        given(typed, "description"),
                                        given(typed, "project"),
                                        given(typed, "service"),
                                        given(typed, "phone")))
                                .number(),
                _ -> form(typed, ui));
    }

    @GetMapping(TICKET)
    ModelAndView ticket(@PathVariable String number, Ui ui) {
        return ticket(number, Typed.nothing(), ui);
    }

    private Page ticket(String number, Typed typed, Ui ui) {
        var ticket = portal.find(number);
        return Page.of(ui, "portal/ticket")
                .with("ticket", ticket)
                .with("project", portal.projectName(ticket.project()))
                .with("typed", typed)
                .with("progress", Told.of(ticket.progress(), ui));
    }

    @PostMapping(TICKET + "/comments")
    ModelAndView comment(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(number, typed, ui, () -> portal.comment(number, given(typed, "text")));
    }

    @PostMapping(TICKET + "/urging")
    ModelAndView urge(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(number, typed, ui, () -> portal.urge(number, given(typed, "note")));
    }

    @PostMapping(TICKET + "/rating")
    ModelAndView rate(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(
                number,
                typed,
                ui,
                () -> portal.rate(number, Acting.flag(typed, "solved"), Acting.score(typed), given(typed, "comment")));
    }

    private ModelAndView act(String number, Typed typed, Ui ui, Supplier<PortalTicket> verb) {
        return Acting.act(() -> "/portal/incidents/" + verb.get().number(), _ -> ticket(number, typed, ui));
    }
}
