package org.hengwei.customers.web;

import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.CustomerVisits;
import org.hengwei.customers.VisitFacts;
import org.hengwei.customers.VisitView;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
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

/** Visits: the list, who was not visited this year, a visit and its form. */
@Controller
class VisitPages {

    private static final int ROWS = 50;
    private static final int ON_CUSTOMER = 5;

    private final CustomerVisits visits;
    private final CustomerChoices choices;
    private final Forms forms;

    VisitPages(CustomerVisits visits, CustomerChoices choices, Forms forms) {
        this.visits = visits;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping("/visits")
    ModelAndView list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var of = customer == null || customer.isBlank() ? null : customer;
        var base = "/visits?" + (year == null ? "" : "year=" + year + "&")
                + (of == null ? "" : "customer=" + Links.value(of) + "&");
        return Page.of(ui, "customers/visits")
                .with("slice", visits.list(year, of, cursor, ROWS, false))
                .with("year", year == null ? "" : year.toString())
                .with("customer", of == null ? "" : of)
                .with("customers", choices.customers())
                .with("base", base)
                .with("first", cursor == null);
    }

    @GetMapping("/visits/missing")
    ModelAndView missing(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var slice = visits.unvisited(year, cursor, ROWS, true);
        var managers = slice.items().stream()
                .map(one -> one.manager() == null ? "" : one.manager())
                .filter(login -> !login.isEmpty())
                .distinct()
                .toList();
        return Page.of(ui, "customers/unvisited")
                .with("slice", slice)
                .with("names", choices.names(managers))
                .with("year", year == null ? "" : year.toString())
                .with("base", "/visits/missing?" + (year == null ? "" : "year=" + year + "&"))
                .with("first", cursor == null);
    }

    /** For the customer's page, which fetches it by URL. */
    @GetMapping("/visits/of-customer/{code}")
    ModelAndView ofCustomer(@PathVariable String code, Ui ui) {
        return Page.of(ui, "customers/visits-of")
                .with("customer", code)
                .with(
                        "visits",
                        visits.list(null, code, null, ON_CUSTOMER, false).items());
    }

    @GetMapping("/visits/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(null, Typed.of(query).otherwise("byLeadership", "true"), ui);
    }

    @PostMapping("/visits")
    ModelAndView record(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            return Page.redirect("/visits/"
                    + visits.record(forms.read(typed, VisitFacts.class)).number());
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/visits/{number:VIS-\\d+}")
    ModelAndView show(@PathVariable String number, Ui ui) {
        var visit = visits.find(number);
        return Page.of(ui, "customers/visit").with("visit", visit).with("names", choices.names(visit.recordedBy()));
    }

    @GetMapping("/visits/{number:VIS-\\d+}/edit")
    ModelAndView edit(@PathVariable String number, Ui ui) {
        var visit = visits.find(number);
        return form(visit, CustomerPages.withVersion(forms.show(visit.facts()), visit.version()), ui);
    }

    @PostMapping("/visits/{number:VIS-\\d+}")
    ModelAndView change(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            visits.change(number, Versions.of(typed.text("version")), forms.read(typed, VisitFacts.class));
            return Page.redirect("/visits/" + number);
        } catch (Refused refused) {
            return form(visits.find(number), typed, ui).refused(refused);
        }
    }

    private Page form(@Nullable VisitView visit, Typed typed, Ui ui) {
        return Page.of(ui, "customers/visit-form")
                .with("visit", visit)
                .with("typed", typed)
                .with("customers", choices.customers());
    }
}
