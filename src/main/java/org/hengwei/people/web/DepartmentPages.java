package org.hengwei.people.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.PermissionTable;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.people.SignIns;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Departments with their functions, owners of processes, who may do what, and who signed in. */
@Controller
class DepartmentPages {

    private final Departments departments;
    private final People people;
    private final PermissionTable permissions;
    private final SignIns signIns;

    DepartmentPages(Departments departments, People people, PermissionTable permissions, SignIns signIns) {
        this.departments = departments;
        this.people = people;
        this.permissions = permissions;
        this.signIns = signIns;
    }

    @GetMapping("/departments")
    ModelAndView list(Ui ui) {
        return Page.of(ui, "people/departments")
                .with("departments", departments.all(true))
                .with("owners", departments.owners())
                .with("staff", people.staff());
    }

    @GetMapping("/departments/new")
    ModelAndView empty(Ui ui) {
        return form(ui, new DepartmentForm(null, null, null, null, true, null), true);
    }

    @PostMapping("/departments")
    ModelAndView found(Ui ui, DepartmentForm form) {
        try {
            departments.found(form.shape());
            return Page.redirect("/departments");
        } catch (Refused refused) {
            return form(ui, form, true).refused(refused);
        }
    }

    @GetMapping("/departments/{code}")
    ModelAndView department(Ui ui, @PathVariable String code) {
        var there = departments.department(code);
        var functions = there.functions().stream().map(Enum::name).toList();
        return form(
                ui,
                new DepartmentForm(
                        there.code(), there.name(), there.parent(), functions, there.active(), there.version()),
                false);
    }

    @PostMapping("/departments/{code}")
    ModelAndView change(Ui ui, @PathVariable String code, DepartmentForm form) {
        var typed =
                new DepartmentForm(code, form.name(), form.parent(), form.functions(), form.active(), form.version());
        try {
            departments.change(typed.shape());
            return Page.redirect("/departments");
        } catch (Refused refused) {
            return form(ui, typed, false).refused(refused);
        }
    }

    @PostMapping("/processes/{process}/owner")
    ModelAndView appoint(@PathVariable Process process, @RequestParam(defaultValue = "") String login) {
        departments.appoint(process, login);
        return Page.redirect("/departments");
    }

    @GetMapping("/permissions")
    ModelAndView permissions(Ui ui) {
        return Page.of(ui, "people/permissions")
                .with("table", permissions.all())
                .with("roles", List.of(Role.values()));
    }

    @GetMapping("/sign-ins")
    ModelAndView signIns(
            Ui ui,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(ui, "people/sign-ins")
                .with("log", signIns.log(login, cursor, 50))
                .with("login", login == null ? "" : login)
                .with("first", cursor == null);
    }

    private Page form(Ui ui, DepartmentForm form, boolean fresh) {
        Map<String, String> parents = new LinkedHashMap<>();
        departments.all(false).forEach(department -> parents.put(department.code(), department.name()));
        return Page.of(ui, "people/department-form")
                .with("form", form)
                .with("fresh", fresh)
                .with("functions", functions(ui))
                .with("members", fresh ? Map.of() : people.members(String.valueOf(form.code())))
                .with("parents", parents);
    }

    static Map<String, String> functions(Ui ui) {
        var functions = new LinkedHashMap<String, String>();
        Arrays.stream(DepartmentFunction.values())
                .forEach(function -> functions.put(function.name(), ui.t("people.function." + function)));
        return functions;
    }
}
