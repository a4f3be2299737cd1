package org.hengwei.incidents.web;

import java.util.List;
import java.util.Map;
import org.hengwei.customers.ContactView;
import org.hengwei.incidents.AfterTheFact;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.incidents.PastDeeds;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Taking a report while the caller is on the phone: his number finds who he is, where he belongs and what he called about. */
@Controller
class ReportPages {

    private static final int RECENT = 5;

    private final AfterTheFact afterTheFact;
    private final IncidentQueue queue;
    private final IncidentChoices choices;

    ReportPages(AfterTheFact afterTheFact, IncidentQueue queue, IncidentChoices choices) {
        this.afterTheFact = afterTheFact;
        this.queue = queue;
        this.choices = choices;
    }

    @GetMapping("/incidents/new")
    ModelAndView blank(@RequestParam Map<String, String> query, Ui ui) {
        return form(new Typed(query), ui);
    }

    private Page form(Typed typed, Ui ui) {
        return Page.of(ui, "incidents/report")
                .with("typed", typed)
                .with("choices", choices)
                .with("contact", contact(typed))
                .with("recent", recent(typed));
    }

    /** Who calls from this number. */
    @GetMapping("/incidents/caller")
    ModelAndView caller(@RequestParam Map<String, String> query, Ui ui) {
        var typed = new Typed(query);
        return Page.of(ui, "incidents/caller")
                .with("typed", typed)
                .with("choices", choices)
                .with("contact", contact(typed))
                .with("recent", recent(typed));
    }

    private @Nullable ContactView contact(Typed typed) {
        var phone = typed.given("requesterPhone");
        return phone == null ? null : choices.caller(phone);
    }

    private List<IncidentLine> recent(Typed typed) {
        var phone = typed.given("requesterPhone");
        return phone == null
                ? List.of()
                : queue.list(IncidentFilter.ofPhone(phone), IncidentSort.NEWEST, null, RECENT, false)
                        .items();
    }

    @PostMapping("/incidents")
    ModelAndView report(@RequestParam Map<String, String> form, Ui ui) {
        var typed = new Typed(form);
        try {
            return Page.redirect("/incidents/"
                    + afterTheFact.register(order(typed, ui), deeds(typed, ui)).number());
        } catch (Refused refused) {
            return form(typed, ui).refused(refused);
        }
    }

    private static PastDeeds deeds(Typed typed, Ui ui) {
        return new PastDeeds(
                typed.instant("respondedAt", ui.zone()),
                typed.given("pastAssignee"),
                typed.instant("resolvedAt", ui.zone()),
                new ResolveIncident(
                        typed.given("solution"),
                        typed.given("closureCode"),
                        typed.given("cause"),
                        typed.minutes("workMinutes")));
    }

    private static ReportIncident order(Typed typed, Ui ui) {
        return new ReportIncident(
                typed.text("title"),
                typed.given("description"),
                typed.text("project"),
                typed.given("service"),
                typed.given("requester"),
                typed.given("requesterName"),
                typed.given("requesterPhone"),
                typed.integer("impact"),
                typed.integer("urgency"),
                typed.given("category"),
                typed.constant("channel", Channel.class),
                typed.instant("occurredAt", ui.zone()),
                typed.instant("openedAt", ui.zone()),
                typed.given("backDatingReason"),
                null,
                null,
                List.of());
    }
}
