package org.hengwei.people.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.PeoplePermission;
import org.hengwei.people.Role;
import org.hengwei.people.StaffFilter;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of people, one person, and the forms that let one in or change him. */
@Controller
class StaffPages {

    private final People people;
    private final Departments departments;

    StaffPages(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    @GetMapping("/staff")
    ModelAndView list(
            Ui ui,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "false") boolean inactive,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new StaffFilter(q, role, department, inactive);
        return Page.of(ui, "people/staff")
                .with("filter", filter)
                .with("people", people.list(filter, cursor, 25))
                .with("roles", roles(ui))
                .with("departments", departments())
                .with("first", cursor == null);
    }

    @GetMapping("/staff/new")
    ModelAndView empty(Ui ui) {
        return form(ui, StaffForm.empty(ui.chinese() ? "zh-CN" : "en"), true);
    }

    @PostMapping("/staff")
    ModelAndView admit(Ui ui, StaffForm form) {
        try {
            return Page.redirect("/staff/" + people.admit(form.admit()).login());
        } catch (Refused refused) {
            return form(ui, form, true).refused(refused);
        }
    }

    @GetMapping("/staff/{login}")
    ModelAndView person(Ui ui, @PathVariable String login) {
        var person = people.person(login);
        var superior = person.reportsTo();
        return Page.of(ui, "people/person")
                .with("person", person)
                .with("departments", departments())
                .with(
                        "superior",
                        superior == null
                                ? null
                                : people.names(java.util.List.of(superior)).get(superior));
    }

    @GetMapping("/staff/{login}/edit")
    ModelAndView edit(Ui ui, @PathVariable String login) {
        return form(ui, StaffForm.of(people.person(login)), false);
    }

    @PostMapping("/staff/{login}")
    ModelAndView change(Ui ui, @PathVariable String login, StaffForm form) {
        try {
            people.change(form.change(login, form.version()));
            return Page.redirect("/staff/" + login);
        } catch (Refused refused) {
            return form(ui, form, false).refused(refused);
        }
    }

    @PostMapping("/staff/{login}/password")
    ModelAndView password(@PathVariable String login, @RequestParam String password) {
        people.setPassword(login, password);
        return Page.redirect("/staff/" + login);
    }

    @PostMapping("/staff/{login}/unlocking")
    ModelAndView unlock(@PathVariable String login) {
        people.unlock(login);
        return Page.redirect("/staff/" + login);
    }

    private Page form(Ui ui, StaffForm form, boolean fresh) {
        return Page.of(ui, "people/staff-form")
                .with("form", form)
                .with("fresh", fresh)
                .with("roles", roles(ui))
                .with("departments", departments())
                .with("superiors", people.staff());
    }

    static Map<String, String> roles(Ui ui) {
        var roles = new LinkedHashMap<String, String>();
        Arrays.stream(Role.values()).forEach(role -> roles.put(role.name(), ui.t("people.role." + role)));
        return roles;
    }

    private Map<String, String> departments() {
        var names = new LinkedHashMap<String, String>();
        departments.all(true).forEach(department -> names.put(department.code(), department.name()));
        return names;
    }

    @Configuration
    static class Nav {

        @Bean
        NavItem staffNav() {
            return new NavItem(NavItem.Group.HOUSE, 10, "people.staff", "/staff", "users", PeoplePermission.DIRECTORY);
        }

        @Bean
        NavItem departmentsNav() {
            return new NavItem(
                    NavItem.Group.HOUSE,
                    20,
                    "people.departments",
                    "/departments",
                    "sitemap",
                    PeoplePermission.DIRECTORY);
        }

        @Bean
        NavItem permissionsNav() {
            return new NavItem(
                    NavItem.Group.HOUSE,
                    30,
                    "people.permissions",
                    "/permissions",
                    "shield-check",
                    PeoplePermission.DIRECTORY);
        }

        @Bean
        NavItem programsNav() {
            return new NavItem(
                    NavItem.Group.HOUSE, 40, "people.programs", "/programs", "key", PeoplePermission.SERVICE_TOKENS);
        }

        @Bean
        NavItem signInsNav() {
            return new NavItem(
                    NavItem.Group.HOUSE, 50, "people.sign-ins", "/sign-ins", "login-2", PeoplePermission.SIGN_INS);
        }
    }
}
