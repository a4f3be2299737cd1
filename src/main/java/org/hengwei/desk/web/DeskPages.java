package org.hengwei.desk.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.desk.Callers;
import org.hengwei.desk.ContactFilter;
import org.hengwei.desk.ContactKey;
import org.hengwei.desk.ContactState;
import org.hengwei.desk.Desk;
import org.hengwei.desk.DeskPermission;
import org.hengwei.desk.DutyView;
import org.hengwei.desk.Hotlines;
import org.hengwei.desk.Roster;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentPermission;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
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

/** The page an agent works from all day, the form for a contact, and a contact's record. */
@Controller
class DeskPages {

    private static final int ROWS = 30;
    private static final int SHORT = 8;

    private final Desk desk;
    private final Callers callers;
    private final Roster roster;
    private final Hotlines hotlines;
    private final IncidentQueue incidents;
    private final IncidentChoices choices;
    private final Clock clock;

    DeskPages(
            Desk desk,
            Callers callers,
            Roster roster,
            Hotlines hotlines,
            IncidentQueue incidents,
            IncidentChoices choices,
            Clock clock) {
        this.desk = desk;
        this.callers = callers;
        this.roster = roster;
        this.hotlines = hotlines;
        this.incidents = incidents;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/desk")
    ModelAndView desk(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        var cursor = typed.text("cursor");
        return Page.of(ui, "desk/desk")
                .with("slice", desk.list(filter(typed), cursor.isEmpty() ? null : cursor, ROWS, false))
                .with("typed", typed)
                .with("base", base(typed))
                .with(
                        "missed",
                        desk.list(ContactFilter.unreturned(), null, SHORT, false)
                                .items())
                .with("triage", triage(ui))
                .with("onDuty", onDuty(ui))
                .with("hotlines", hotlines.all(false))
                .with("now", clock.instant());
    }

    static ContactFilter filter(Typed typed) {
        var view = typed.text("view");
        return new ContactFilter(
                view.equals("received") ? ContactState.RECEIVED : null,
                ContactForm.constant(typed, "channel", org.hengwei.desk.ContactChannel.class),
                ContactForm.constant(typed, "outcome", org.hengwei.desk.ContactOutcome.class),
                view.equals("missed") ? Boolean.TRUE : null,
                ContactForm.given(typed, "project"),
                ContactForm.given(typed, "customer"),
                view.equals("mine") ? "me" : null,
                null,
                null,
                null,
                null,
                ContactForm.given(typed, "q"));
    }

    private static String base(Typed typed) {
        var parameters = Stream.of("view", "channel", "outcome", "project", "customer", "q")
                .filter(name -> !typed.text(name).isBlank())
                .map(name -> name + "=" + URLEncoder.encode(typed.text(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "/desk?" : "/desk?" + parameters + "&";
    }

    private List<IncidentLine> triage(Ui ui) {
        if (!ui.may(IncidentPermission.READ)) {
            return List.of();
        }
        var waiting = new IncidentFilter("NEW", null, null, "none", null, null, null, null, null, null, null, null);
        return incidents.list(waiting, IncidentSort.OLDEST, null, SHORT, false).items();
    }

    private List<DutyView> onDuty(Ui ui) {
        return ui.may(DeskPermission.DUTY) ? roster.onDuty(null) : List.of();
    }

    @GetMapping("/desk/contacts/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query)
                .otherwise("channel", "PHONE")
                .otherwise("kind", "INCIDENT")
                .otherwise("startedAt", clock.instant().toString());
        return form(typed, ui);
    }

    private Page form(Typed typed, Ui ui) {
        return Page.of(ui, "desk/contact")
                .with("typed", typed)
                .with("caller", callers.recognise(typed.text("callerPhone"), typed.text("callerEmail")))
                .with("choices", choices);
    }

    /** Who is calling; fetched while the number is being typed. */
    @GetMapping("/desk/caller")
    ModelAndView caller(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        return Page.of(ui, "desk/caller")
                .with("typed", typed)
                .with("caller", callers.recognise(typed.text("callerPhone"), typed.text("callerEmail")));
    }

    @PostMapping("/desk/contacts")
    ModelAndView take(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var taken = desk.take(ContactForm.contact(typed, ui.zone()));
            return Page.redirect(taken.ticketHref() == null ? "/desk" : taken.ticketHref());
        } catch (Refused refused) {
            return form(typed, ui).refused(refused);
        }
    }

    @GetMapping("/desk/contacts/{code:DC-\\d+}")
    ModelAndView record(@PathVariable String code, Ui ui) {
        return record(code, Typed.nothing().otherwise("kind", "INCIDENT"), ui);
    }

    private Page record(String code, Typed typed, Ui ui) {
        var contact = desk.find(ContactKey.of(code));
        return Page.of(ui, "desk/record")
                .with("contact", contact)
                .with("typed", typed.otherwise("title", contact.summary()))
                .with("callers", callers)
                .with("choices", choices);
    }

    @PostMapping("/desk/contacts/{code:DC-\\d+}/outcome")
    ModelAndView log(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var logged = desk.log(ContactKey.of(code), ContactForm.outcome(typed));
            return Page.redirect(logged.ticketHref() == null ? "/desk/contacts/" + code : logged.ticketHref());
        } catch (Refused refused) {
            return again(code, typed, refused, ui);
        }
    }

    @PostMapping("/desk/contacts/{code:DC-\\d+}/return")
    ModelAndView returned(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            desk.returned(ContactKey.of(code), typed.text("note"));
            return Page.redirect("/desk/contacts/" + code);
        } catch (Refused refused) {
            return again(code, typed, refused, ui);
        }
    }

    private Page again(String code, Typed typed, Refused refused, Ui ui) {
        if (refused.kind() == Refused.Kind.NOT_FOUND) {
            throw refused;
        }
        return record(code, typed, ui).refused(refused);
    }

    /** For a ticket's page, which fetches it by URL; empty for whoever does not read the contact log. */
    @GetMapping("/desk/contacts/about/{ticket}")
    ModelAndView about(@PathVariable String ticket, Ui ui) {
        var contacts = ui.may(DeskPermission.READ)
                ? desk.list(ContactFilter.ofTicket(ticket), null, ROWS, false).items()
                : List.of();
        return Page.of(ui, "desk/about").with("contacts", contacts);
    }

    static @Nullable Integer version(Typed typed) {
        return org.hengwei.shared.Versions.of(typed.text("version"));
    }
}
