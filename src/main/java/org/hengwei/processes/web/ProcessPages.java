package org.hengwei.processes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.people.People;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.processes.AnnualReview;
import org.hengwei.processes.AnnualReviews;
import org.hengwei.processes.DefinitionFacts;
import org.hengwei.processes.DefinitionFilter;
import org.hengwei.processes.DefinitionKind;
import org.hengwei.processes.DefinitionLine;
import org.hengwei.processes.DefinitionState;
import org.hengwei.processes.DefinitionView;
import org.hengwei.processes.DefinitionViews;
import org.hengwei.processes.ProcessDefinitions;
import org.hengwei.processes.SignOff;
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

/** Processes and procedures as people read and keep them. */
@Controller
class ProcessPages {

    private static final int ROWS = 50;
    private static final Role[] PUBLISHERS = {Role.GENERAL_MANAGER, Role.MANAGEMENT_REPRESENTATIVE, Role.QUALITY_MANAGER
    };

    private final ProcessDefinitions definitions;
    private final AnnualReviews reviews;
    private final DefinitionViews views;
    private final Catalog catalog;
    private final People people;
    private final Forms forms;

    ProcessPages(
            ProcessDefinitions definitions,
            AnnualReviews reviews,
            DefinitionViews views,
            Catalog catalog,
            People people,
            Forms forms) {
        this.definitions = definitions;
        this.reviews = reviews;
        this.views = views;
        this.catalog = catalog;
        this.people = people;
        this.forms = forms;
    }

    /** Without kind and year it opens on the processes. */
    @GetMapping("/processes")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var given = Typed.of(query);
        var typed = given.text("unreviewed").isBlank() ? given.otherwise("kind", DefinitionKind.PROCESS.name()) : given;
        var cursor = typed.text("cursor");
        var filter = forms.read(typed, DefinitionFilter.class);
        var slice = views.list(filter, cursor.isEmpty() ? null : cursor, ROWS, false);
        return Page.of(ui, "processes/list")
                .with("slice", slice)
                .with("typed", typed)
                .with("names", people.names(owners(slice.items())))
                .with("base", base(typed));
    }

    private static String base(Typed typed) {
        var base = new StringBuilder("/processes?");
        for (var name : List.of("kind", "state", "process", "category", "unreviewed", "q")) {
            base.append(name)
                    .append('=')
                    .append(UriUtils.encode(typed.text(name), UTF_8))
                    .append('&');
        }
        return base.toString();
    }

    private static List<String> owners(List<DefinitionLine> lines) {
        return lines.stream()
                .map(DefinitionLine::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What an incident's page shows of its category: nothing where there is no procedure. */
    @GetMapping("/procedures/of")
    ModelAndView procedures(@RequestParam(defaultValue = "") String category, Ui ui) {
        return Page.of(ui, "processes/procedures").with("procedures", views.procedures(category));
    }

    @GetMapping("/processes/new")
    ModelAndView blank(@RequestParam(defaultValue = "PROCESS") DefinitionKind kind, Ui ui) {
        return form(null, Typed.nothing().otherwise("kind", kind.name()), ui);
    }

    @PostMapping("/processes")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            return there(
                    definitions.draft(forms.read(typed, DefinitionFacts.class)).code());
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    /** Shows the text in force, or the newest where none is; another edition when its number is given. */
    @GetMapping("/processes/{code}")
    ModelAndView show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer edition, Ui ui) {
        return record(views.find(code), edition, Typed.nothing(), "", ui);
    }

    private Page record(DefinitionView view, @Nullable Integer asked, Typed typed, String tried, Ui ui) {
        var inForce = view.inForce();
        int shown = asked != null ? asked : inForce != null ? inForce : view.edition();
        return Page.of(ui, "processes/definition")
                .with("definition", view)
                .with("shown", shown)
                .with("facts", views.edition(view.code(), shown))
                .with("typed", typed)
                .with("tried", tried)
                .with("staff", people.staff())
                .with("publishers", people.staff(PUBLISHERS))
                .with("names", people.names(logins(view)));
    }

    private static List<String> logins(DefinitionView view) {
        var logins = new ArrayList<@Nullable String>();
        logins.add(view.owner());
        view.editions()
                .forEach(one -> logins.addAll(Stream.of(one.draftedBy(), one.publishedBy())
                        .filter(Objects::nonNull)
                        .toList()));
        view.reviews().forEach(one -> logins.add(one.by()));
        return logins.stream().filter(Objects::nonNull).distinct().toList();
    }

    /** A signed edition is kept, so its note and day are not carried into the next. */
    @GetMapping("/processes/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var view = views.find(code);
        var values = new LinkedHashMap<>(forms.show(view.facts()).values());
        if (view.state() == DefinitionState.IN_FORCE) {
            values.remove("changeNote");
            values.remove("effectiveOn");
        }
        values.put("version", List.of(String.valueOf(view.version())));
        return form(view, new Typed(values), ui);
    }

    @PostMapping("/processes/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            definitions.change(code, version(typed), forms.read(typed, DefinitionFacts.class));
            return Page.redirect(
                    "/processes/" + code + "?edition=" + views.find(code).edition());
        } catch (Refused refused) {
            return form(views.find(code), typed, ui).refused(refused);
        }
    }

    @PostMapping("/processes/{code}/review-round")
    ModelAndView review(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return tried(
                code,
                "review",
                typed,
                ui,
                () -> definitions.review(code, version(typed), forms.read(typed, SignOff.class)));
    }

    @PostMapping("/processes/{code}/annual-review")
    ModelAndView annualReview(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return tried(
                code,
                "annual-review",
                typed,
                ui,
                () -> reviews.review(code, version(typed), forms.read(typed, AnnualReview.class)));
    }

    @PostMapping("/processes/{code}/withdrawal")
    ModelAndView withdraw(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return tried(
                code, "withdrawal", typed, ui, () -> definitions.withdraw(code, version(typed), typed.text("reason")));
    }

    @PostMapping("/processes/{code}/draft-drop")
    ModelAndView drop(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return tried(
                code, "draft-drop", typed, ui, () -> definitions.dropDraft(code, version(typed), typed.text("reason")));
    }

    @PostMapping("/processes/{code}/appointment")
    ModelAndView appoint(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return tried(
                code, "appointment", typed, ui, () -> definitions.appoint(code, version(typed), typed.text("login")));
    }

    private ModelAndView tried(String code, String name, Typed typed, Ui ui, Supplier<DefinitionView> act) {
        try {
            return there(act.get().code());
        } catch (Refused refused) {
            return record(views.find(code), null, typed, name, ui).refused(refused);
        }
    }

    private static @Nullable Integer version(Typed typed) {
        return Versions.of(typed.text("version"));
    }

    private static ModelAndView there(String code) {
        return Page.redirect("/processes/" + code);
    }

    private Page form(@Nullable DefinitionView view, Typed typed, Ui ui) {
        return Page.of(ui, "processes/form")
                .with("definition", view)
                .with("typed", typed)
                .with("kinds", kinds(ui))
                .with("processes", processes(ui))
                .with("categories", categories(ui));
    }

    private static Map<String, String> kinds(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        for (var kind : DefinitionKind.values()) {
            options.put(kind.name(), ui.t("processes.value." + kind));
        }
        return options;
    }

    private static Map<String, String> processes(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        for (var process : Process.values()) {
            options.put(process.name(), ui.t("people.process." + process));
        }
        return options;
    }

    private Map<String, String> categories(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        catalog.choices(ChoiceList.CATEGORY).forEach(one -> options.put(one.code(), one.label(ui.chinese())));
        return options;
    }
}
