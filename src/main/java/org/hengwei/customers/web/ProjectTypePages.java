package org.hengwei.customers.web;

import org.hengwei.customers.ProjectType;
import org.hengwei.customers.ProjectTypes;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The kinds of project, changed in place. */
@Controller
class ProjectTypePages {

    private static final String PATH = "/project-types";

    private final ProjectTypes types;
    private final Forms forms;

    ProjectTypePages(ProjectTypes types, Forms forms) {
        this.types = types;
        this.forms = forms;
    }

    @GetMapping(PATH)
    ModelAndView list(Ui ui) {
        return page(Typed.nothing(), "", ui);
    }

    private Page page(Typed typed, String tried, Ui ui) {
        return Page.of(ui, "customers/project-types")
                .with("types", types.all())
                .with("typed", typed)
                .with("tried", tried);
    }

    @PostMapping(PATH)
    ModelAndView add(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            types.add(forms.read(typed, ProjectType.class));
            return Page.redirect(PATH);
        } catch (Refused refused) {
            return page(typed, "new", ui).refused(refused);
        }
    }

    @PostMapping(PATH + "/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            types.change(code, Versions.of(typed.text("version")), forms.read(typed, ProjectType.class));
            return Page.redirect(PATH);
        } catch (Refused refused) {
            return page(typed, code, ui).refused(refused);
        }
    }
}
