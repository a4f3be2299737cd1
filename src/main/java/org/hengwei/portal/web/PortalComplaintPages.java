package org.hengwei.portal.web;

import static org.hengwei.portal.web.Acting.given;

import java.util.LinkedHashMap;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.portal.Portal;
import org.hengwei.portal.PortalComplaints;
import org.hengwei.shared.Page;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Complaining in the portal, following a complaint and taking it back. */
@Controller
class PortalComplaintPages {

    private static final String COMPLAINT = "/portal/complaints/{number:CP-\\d{6,18}}";
    private static final int ROWS = 50;

    private final PortalComplaints complaints;
    private final Portal portal;

    PortalComplaintPages(PortalComplaints complaints, Portal portal) {
        this.complaints = complaints;
        this.portal = portal;
    }

    @GetMapping("/portal/complaints")
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor, Ui ui) {
        return Page.of(ui, "portal/complaints")
                .with("slice", complaints.list(cursor, ROWS))
                .with("first", cursor == null);
    }

    @GetMapping("/portal/complaints/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(Typed.of(query), ui);
    }

    private Page form(Typed typed, Ui ui) {
        var projects = new LinkedHashMap<String, String>();
        portal.projects().forEach(project -> projects.put(project.code(), project.name()));
        return Page.of(ui, "portal/complain").with("typed", typed).with("projects", projects);
    }

    @PostMapping("/portal/complaints")
    ModelAndView complain(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return Acting.act(
                () -> "/portal/complaints/"
                        + complaints
                                .complain(new PortalComplaints.Complain(
                                        given(typed, "title"),
                                        given(typed, "content"),
                                        given(typed, "about"),
                                        given(typed, "project"),
                                        given(typed, "phone")))
                                .number(),
                _ -> form(typed, ui));
    }

    @GetMapping(COMPLAINT)
    ModelAndView show(@PathVariable String number, Ui ui) {
        return record(number, Typed.nothing(), ui);
    }

    private Page record(String number, Typed typed, Ui ui) {
        var complaint = complaints.find(number);
        return Page.of(ui, "portal/complaint")
                .with("complaint", complaint)
                .with("project", portal.projectName(complaint.project()))
                .with("typed", typed);
    }

    @PostMapping(COMPLAINT + "/withdrawal")
    ModelAndView withdraw(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return Acting.act(
                () -> "/portal/complaints/"
                        + complaints
                                .withdraw(
                                        ComplaintKey.of(number, Versions.of(typed.text("version"))),
                                        given(typed, "reason"))
                                .number(),
                _ -> record(number, typed, ui));
    }
}
