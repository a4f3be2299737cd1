package org.hengwei.agreements.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.AgreementFilter;
import org.hengwei.agreements.AgreementKind;
import org.hengwei.agreements.AgreementState;
import org.hengwei.agreements.AgreementView;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.Fit;
import org.hengwei.agreements.TicketType;
import org.hengwei.catalog.Catalog;
import org.hengwei.customers.Customers;
import org.hengwei.deadlines.Calendars;
import org.hengwei.people.Departments;
import org.hengwei.shared.Names;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Agreements: the list, the record with its editions, the draft's form, and what applies to a project. */
@Controller
class AgreementPages {

    private static final int SHOWN = 50;
    private static final int MOST_OFFERED = 200;

    private final Agreements agreements;
    private final AgreementBook book;
    private final Calendars calendars;
    private final Customers customers;
    private final Catalog catalog;
    private final Fit fit;
    private final Departments departments;
    private final List<Names> rooms;
    private final Clock clock;

    AgreementPages(
            Agreements agreements,
            AgreementBook book,
            Calendars calendars,
            Customers customers,
            Catalog catalog,
            Fit fit,
            Departments departments,
            List<Names> rooms,
            Clock clock) {
        this.agreements = agreements;
        this.book = book;
        this.calendars = calendars;
        this.customers = customers;
        this.catalog = catalog;
        this.fit = fit;
        this.departments = departments;
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    ModelAndView list(@RequestParam Map<String, String> query, Ui ui) {
        var form = new AgreementForm(query);
        var filter = new AgreementFilter(
                form.text("kind").isEmpty() ? null : form.kind(),
                state(form.text("state")),
                given(form, "project"),
                given(form, "contract"),
                given(form, "customer"),
                given(form, "service"),
                given(form, "q"));
        return Page.of(ui, "agreements/list")
                .with("slice", book.list(filter, given(form, "cursor"), SHOWN, false))
                .with("query", form)
                .with("base", "/agreements?" + without(query, "cursor"));
    }

    private static @Nullable AgreementState state(String text) {
        return java.util.Arrays.stream(AgreementState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String given(AgreementForm form, String name) {
        var text = form.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    private static String without(Map<String, String> query, String name) {
        return query.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()) + "&")
                .collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GetMapping("/agreements/new")
    ModelAndView blank(@RequestParam Map<String, String> query, Ui ui) {
        return form(ui, AgreementForm.blank(query), null, "/agreements");
    }

    private Page form(Ui ui, AgreementForm form, @Nullable AgreementView before, String action) {
        var choices = new LinkedHashMap<String, String>();
        calendars
                .all()
                .forEach(calendar -> choices.put(
                        calendar.code(), calendar.code() + " · " + ui.pick(calendar.nameZh(), calendar.nameEn())));
        return Page.of(ui, "agreements/form")
                .with("form", form)
                .with("projects", projects(form))
                .with("services", services(ui))
                .with("departments", departmentNames())
                .with("slas", form.kind().beneath() ? slas(form) : Map.<String, String>of())
                .with("calendars", choices)
                .with("before", before)
                .with("action", action);
    }

    /** Those he may see and still work for, and those the agreement names already. */
    private Map<String, String> projects(AgreementForm form) {
        var choices = new LinkedHashMap<String, String>();
        customers.projects().forEach(project -> choices.put(project.code(), project.code() + " " + project.name()));
        form.words("projects").forEach(code -> choices.putIfAbsent(code, code));
        return choices;
    }

    private Map<String, String> names(AgreementView agreement) {
        var names = new LinkedHashMap<String, String>();
        for (var room : rooms) {
            names.putAll(room.of("PROJECT", agreement.projects()));
            if (agreement.customer() != null) {
                names.putAll(room.of("CUSTOMER", List.of(agreement.customer())));
            }
        }
        return names;
    }

    private Map<String, String> departmentNames() {
        var names = new LinkedHashMap<String, String>();
        departments.all(false).forEach(one -> names.put(one.code(), one.name()));
        return names;
    }

    /** Those that are not over, and those it names already. */
    private Map<String, String> slas(AgreementForm form) {
        var all = new AgreementFilter(AgreementKind.SLA, null, null, null, null, null, null);
        var choices = new LinkedHashMap<String, String>();
        book.list(all, null, MOST_OFFERED, false)
                .items()
                .forEach(sla -> choices.putIfAbsent(sla.number(), sla.number() + " " + sla.name()));
        form.words("supports").forEach(number -> choices.putIfAbsent(number, number));
        return choices;
    }

    private Map<String, String> services(Ui ui) {
        var choices = new LinkedHashMap<String, String>();
        catalog.services()
                .forEach(service -> choices.put(service.code(), service.code() + " " + service.label(ui.chinese())));
        return choices;
    }

    @PostMapping("/agreements")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> typed, Ui ui) {
        var form = AgreementForm.of(typed);
        try {
            return open(agreements.draft(form.draft()));
        } catch (Refused refused) {
            return form(ui, form, null, "/agreements").refused(refused);
        }
    }

    private static ModelAndView open(AgreementView agreement) {
        return Page.redirect("/agreements/" + agreement.number() + "?edition=" + agreement.edition());
    }

    @GetMapping("/agreements/{number}")
    ModelAndView one(@PathVariable String number, @RequestParam(required = false) @Nullable Integer edition, Ui ui) {
        return record(ui, book.find(number, edition), new AgreementForm(Map.of()));
    }

    private Page record(Ui ui, AgreementView agreement, AgreementForm form) {
        return Page.of(ui, "agreements/agreement")
                .with("agreement", agreement)
                .with("editions", book.editions(agreement.number()))
                .with("beneath", fit.beneath(agreement.number()))
                .with("gaps", fit.gaps(agreement.number(), agreement.edition()))
                .with("departments", departmentNames())
                .with("names", names(agreement))
                .with("form", form);
    }

    @GetMapping("/agreements/{number}/draft")
    ModelAndView edit(@PathVariable String number, Ui ui) {
        var newest = book.editions(number).getFirst();
        return newest.state() == AgreementState.DRAFT
                ? form(ui, AgreementForm.of(newest), newest, "/agreements/" + number + "/draft")
                : form(ui, AgreementForm.of(newest), null, "/agreements/" + number + "/editions");
    }

    @PostMapping("/agreements/{number}/draft")
    ModelAndView change(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Ui ui) {
        var form = AgreementForm.of(typed);
        try {
            return open(agreements.change(number, form.draft(), form.version()));
        } catch (Refused refused) {
            var before = book.editions(number).getFirst();
            return form(ui, form, before, "/agreements/" + number + "/draft").refused(refused);
        }
    }

    @PostMapping("/agreements/{number}/editions")
    ModelAndView draftEdition(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Ui ui) {
        var form = AgreementForm.of(typed);
        try {
            return open(agreements.draftEdition(number, form.draft()));
        } catch (Refused refused) {
            return form(ui, form, null, "/agreements/" + number + "/editions").refused(refused);
        }
    }

    @PostMapping("/agreements/{number}/discard")
    ModelAndView discard(@PathVariable String number, @RequestParam(required = false) @Nullable Integer version) {
        agreements.discard(number, version);
        return Page.redirect("/agreements");
    }

    @PostMapping("/agreements/{number}/commencement")
    ModelAndView commence(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Ui ui) {
        var form = AgreementForm.of(typed);
        return act(
                ui,
                number,
                form,
                () -> agreements.commence(
                        number,
                        form.date("signedOn"),
                        form.text("signatory"),
                        form.text("gapsAccepted"),
                        form.version()));
    }

    @PostMapping("/agreements/{number}/end")
    ModelAndView end(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed, Ui ui) {
        var form = AgreementForm.of(typed);
        return act(
                ui,
                number,
                form,
                () -> agreements.end(number, form.date("lastDay"), form.text("reason"), form.version()));
    }

    private ModelAndView act(Ui ui, String number, AgreementForm form, Supplier<AgreementView> verb) {
        try {
            return open(verb.get());
        } catch (Refused refused) {
            var edition = form.text("edition").matches("\\d{1,9}") ? Integer.valueOf(form.text("edition")) : null;
            return record(ui, book.find(number, edition), form).refused(refused);
        }
    }

    /** For the page of a project: what covers it today. */
    @GetMapping("/agreements/of-project/{project}")
    ModelAndView ofProject(@PathVariable String project, Ui ui) {
        return Page.of(ui, "agreements/of-project").with("covering", book.ofProject(project));
    }

    @GetMapping("/agreements/level")
    ModelAndView level(@RequestParam Map<String, String> query, Ui ui) {
        var form = new AgreementForm(query);
        var page = Page.of(ui, "agreements/level");
        try {
            var found = AgreementApi.level(
                    agreements,
                    book,
                    "REQUEST".equals(form.text("type")) ? TicketType.REQUEST : TicketType.INCIDENT,
                    form.text("project").strip(),
                    given(form, "service"),
                    given(form, "priority"),
                    clock.instant());
            return page.with("level", found.orElse(null));
        } catch (Refused refused) {
            return page.refused(refused);
        }
    }
}
