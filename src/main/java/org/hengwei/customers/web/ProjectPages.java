package org.hengwei.customers.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.MemberFacts;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ProjectFilter;
import org.hengwei.customers.ProjectQuality;
import org.hengwei.customers.ProjectView;
import org.hengwei.customers.QualitySection;
import org.hengwei.customers.SourceKind;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The list of projects, a project with team, quality content, sources and open moves, and the forms for it. */
@Controller
class ProjectPages {

    private static final int ROWS = 50;

    private final CustomerProjects projects;
    private final ProjectQuality quality;
    private final CustomerChoices choices;
    private final Forms forms;

    ProjectPages(CustomerProjects projects, ProjectQuality quality, CustomerChoices choices, Forms forms) {
        this.projects = projects;
        this.quality = quality;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping("/projects")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        var cursor = typed.text("cursor");
        var filter = forms.read(typed, ProjectFilter.class);
        return Page.of(ui, "customers/projects")
                .with("slice", projects.list(filter, cursor.isEmpty() ? null : cursor, ROWS, false))
                .with("typed", typed)
                .with("customers", choices.customers())
                .with("types", choices.types(ui.chinese()))
                .with("base", ContractPages.base("/projects", typed, "state", "customer", "type", "q"));
    }

    @GetMapping("/projects/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(null, Typed.of(query).otherwise("deliveryMode", "REMOTE_PLUS_ONSITE"), ui);
    }

    @PostMapping("/projects")
    ModelAndView start(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var made = projects.start(forms.read(typed, ProjectFacts.class));
            return Page.redirect(Links.project(made.code()));
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/projects/{code}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(code, Typed.nothing(), "", ui);
    }

    private Page record(String code, Typed typed, String tried, Ui ui) {
        var project = projects.find(code);
        return Page.of(ui, "customers/project")
                .with("project", project)
                .with("typed", typed)
                .with("tried", tried)
                .with("staff", ui.actor() != null && ui.actor().isContact() ? Map.of() : choices.staff())
                .with("type", choices.typeLabel(project.facts().type(), ui.chinese()))
                .with("names", choices.names(logins(project)))
                .with("department", choices.departmentName(project.facts().department()));
    }

    private static List<String> logins(ProjectView project) {
        var logins = new ArrayList<@Nullable String>();
        logins.add(project.facts().manager());
        project.quality().forEach(part -> logins.add(part.writtenBy()));
        project.sources().forEach(source -> logins.add(source.addedBy()));
        return logins.stream().filter(Objects::nonNull).distinct().toList();
    }

    @GetMapping("/projects/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var project = projects.find(code);
        return form(project, CustomerPages.withVersion(forms.show(project.facts()), project.version()), ui);
    }

    @PostMapping("/projects/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            projects.change(code, Versions.of(typed.text("version")), forms.read(typed, ProjectFacts.class));
            return Page.redirect(Links.project(code));
        } catch (Refused refused) {
            return form(projects.find(code), typed, ui).refused(refused);
        }
    }

    private Page form(@Nullable ProjectView project, Typed typed, Ui ui) {
        return Page.of(ui, "customers/project-form")
                .with("project", project)
                .with("typed", typed)
                .with("customers", choices.customers())
                .with("contracts", choices.contracts(typed.text("customer")))
                .with("types", choices.types(ui.chinese()))
                .with("staff", choices.staff())
                .with("departments", choices.departments());
    }

    @GetMapping("/projects/{code}/quality")
    ModelAndView editQuality(@PathVariable String code, Ui ui) {
        var project = projects.find(code);
        var typed = Typed.nothing();
        for (var part : project.quality()) {
            typed = typed.otherwise(part.section().name(), part.content() == null ? "" : part.content());
        }
        return qualityForm(project, typed, ui);
    }

    private static Page qualityForm(ProjectView project, Typed typed, Ui ui) {
        return Page.of(ui, "customers/quality-form").with("project", project).with("typed", typed);
    }

    /** Parts left empty stay unwritten. */
    @PostMapping("/projects/{code}/quality")
    ModelAndView writeQuality(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        var contents = new EnumMap<QualitySection, String>(QualitySection.class);
        for (var section : QualitySection.values()) {
            var text = typed.text(section.name()).replace("\r\n", "\n");
            if (!text.isBlank()) {
                contents.put(section, text);
            }
        }
        try {
            quality.write(code, contents);
            return Page.redirect(Links.project(code));
        } catch (Refused refused) {
            return qualityForm(projects.find(code), typed, ui).refused(refused);
        }
    }

    @PostMapping("/projects/{code}/sources")
    ModelAndView addSource(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable SourceKind kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Ui ui)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                quality.addSource(code, kind, title, null, null);
            } else {
                quality.addSource(code, kind, title, file.getOriginalFilename(), file.getBytes());
            }
            return Page.redirect(Links.project(code) + "#quality");
        } catch (Refused refused) {
            var typed = Typed.nothing()
                    .otherwise("kind", kind == null ? "" : kind.name())
                    .otherwise("title", title == null ? "" : title);
            return record(code, typed, "sources", ui).refused(refused);
        }
    }

    @PostMapping("/projects/{code}/members")
    ModelAndView join(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            projects.join(code, forms.read(typed, MemberFacts.class));
            return Page.redirect(Links.project(code) + "#team");
        } catch (Refused refused) {
            return record(code, typed, "members", ui).refused(refused);
        }
    }

    @PostMapping("/projects/{code}/members/{login}/removal")
    ModelAndView leave(@PathVariable String code, @PathVariable String login, Ui ui) {
        try {
            projects.leave(code, login);
            return Page.redirect(Links.project(code) + "#team");
        } catch (Refused refused) {
            return record(code, Typed.nothing(), "members", ui).refused(refused);
        }
    }

    @PostMapping("/projects/{code}/{noun}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        try {
            var reason = typed.text("reason").isBlank() ? null : typed.text("reason");
            projects.move(code, Versions.of(typed.text("version")), ProjectApi.moveOf(noun), reason);
            return Page.redirect(Links.project(code));
        } catch (Refused refused) {
            return record(code, typed, noun, ui).refused(refused);
        }
    }
}
