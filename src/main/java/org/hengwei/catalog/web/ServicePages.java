package org.hengwei.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.CatalogPermission;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceFacts;
import org.hengwei.catalog.ServiceFilter;
import org.hengwei.catalog.ServiceState;
import org.hengwei.catalog.ServiceView;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
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
import org.springframework.web.util.UriUtils;

/** The service catalogue as people read and keep it, and the choice of services that other rooms' forms fetch. */
@Controller
class ServicePages {

    private static final int ROWS = 50;

    private final ServiceCatalogue services;
    private final Catalog catalog;
    private final People people;
    private final Access access;
    private final Forms forms;
    private final Clock clock;
    private final ZoneId zone;

    ServicePages(
            ServiceCatalogue services,
            Catalog catalog,
            People people,
            Access access,
            Forms forms,
            Clock clock,
            CompanyZone zone) {
        this.services = services;
        this.catalog = catalog;
        this.people = people;
        this.access = access;
        this.forms = forms;
        this.clock = clock;
        this.zone = zone.id();
    }

    @GetMapping("/services")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        var cursor = typed.text("cursor");
        var filter = forms.read(typed, ServiceFilter.class);
        return Page.of(ui, "catalog/services")
                .with("slice", services.list(filter, cursor.isEmpty() ? null : cursor, ROWS, false))
                .with("typed", typed)
                .with(
                        "base",
                        "/services?state=%s&q=%s&"
                                .formatted(
                                        UriUtils.encode(typed.text("state"), UTF_8),
                                        UriUtils.encode(typed.text("q"), UTF_8)));
    }

    /** @param name of the input; several may be chosen when it ends with s */
    @GetMapping("/services/choice")
    ModelAndView choice(
            @RequestParam(defaultValue = "service") String name,
            @RequestParam(required = false) @Nullable List<String> selected,
            Ui ui) {
        access.demand(CatalogPermission.READ);
        var options = new LinkedHashMap<String, String>();
        var chosen = selected == null ? List.<String>of() : selected;
        chosen.forEach(code -> options.put(code, code));
        catalog.services()
                .forEach(service -> options.put(service.code(), service.code() + " " + service.label(ui.chinese())));
        return Page.of(ui, "catalog/choice")
                .with("name", name)
                .with("multiple", name.endsWith("s"))
                .with("options", options)
                .with("selected", chosen);
    }

    @GetMapping("/services/new")
    ModelAndView blank(Ui ui) {
        return form(null, Typed.nothing(), ui);
    }

    @PostMapping("/services")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var made = services.draft(forms.read(typed, ServiceFacts.class));
            return Page.redirect("/services/" + made.code());
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/services/{code}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(services.find(code), Typed.nothing(), "", ui);
    }

    private Page record(ServiceView service, Typed typed, String tried, Ui ui) {
        return Page.of(ui, "catalog/service")
                .with("service", service)
                .with("typed", typed)
                .with("tried", tried)
                .with("stale", stale(service))
                .with("names", people.names(logins(service)));
    }

    private static List<String> logins(ServiceView service) {
        return Stream.concat(
                        Stream.of(service.suitedBy()),
                        service.editions().stream()
                                .flatMap(one -> Stream.of(one.draftedBy(), one.reviewedBy(), one.publishedBy())))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Offered, and nobody has confirmed it for a year. */
    private boolean stale(ServiceView service) {
        var suited = service.suitedAt();
        return service.state() == ServiceState.PUBLISHED
                && suited != null
                && suited.atZone(zone).plusYears(1).toInstant().isBefore(clock.instant());
    }

    @GetMapping("/services/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var service = services.find(code);
        var typed = forms.show(service.facts()).otherwise("version", Integer.toString(service.version()));
        return form(service, typed, ui);
    }

    @PostMapping("/services/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            services.change(code, Versions.of(typed.text("version")), forms.read(typed, ServiceFacts.class));
            return Page.redirect("/services/" + code);
        } catch (Refused refused) {
            return form(services.find(code), typed, ui).refused(refused);
        }
    }

    @PostMapping("/services/{code}/{noun}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        try {
            forms.read(typed, ServiceMove.class).make(noun, code, Versions.of(typed.text("version")), services);
            return Page.redirect("/services/" + code);
        } catch (Refused refused) {
            return record(services.find(code), typed, noun, ui).refused(refused);
        }
    }

    private Page form(@Nullable ServiceView service, Typed typed, Ui ui) {
        return Page.of(ui, "catalog/service-form")
                .with("service", service)
                .with("classes", Labels.of(catalog, ChoiceList.CLASS, ui))
                .with("typed", typed);
    }
}
