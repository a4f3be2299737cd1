package org.hengwei.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengwei.people.Company;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.hengwei.people.Entrance;
import org.hengwei.people.PeoplePermission;
import org.hengwei.people.ShapeDepartment;
import org.hengwei.shared.Access;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.hengwei.shell.SetUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Four steps from an empty house to the first incident: company and language with the administrator (one form, guarded by the
 * key), departments with their functions, the first project.
 */
@Controller
class FirstSetUpPages {

    private static final Map<String, List<DepartmentFunction>> PROPOSED = proposed();

    private final SetUp setUp;
    private final Company company;
    private final Entrance entrance;
    private final Departments departments;
    private final Access access;
    private final TransactionTemplate transaction;

    FirstSetUpPages(
            SetUp setUp,
            Company company,
            Entrance entrance,
            Departments departments,
            Access access,
            TransactionTemplate transaction) {
        this.setUp = setUp;
        this.company = company;
        this.entrance = entrance;
        this.departments = departments;
        this.access = access;
        this.transaction = transaction;
    }

    private static Map<String, List<DepartmentFunction>> proposed() {
        var proposed = new LinkedHashMap<String, List<DepartmentFunction>>();
        proposed.put("MGT", List.of(DepartmentFunction.MANAGEMENT));
        proposed.put("QM", List.of(DepartmentFunction.QUALITY));
        proposed.put("OM", List.of(DepartmentFunction.OPERATIONS, DepartmentFunction.SERVICE_DESK));
        proposed.put("PM", List.of(DepartmentFunction.PROJECT_MANAGEMENT));
        proposed.put("HR", List.of(DepartmentFunction.HR));
        proposed.put("BIZ", List.of(DepartmentFunction.COMMERCE, DepartmentFunction.PURCHASING));
        proposed.put("RD", List.of(DepartmentFunction.RESEARCH));
        return proposed;
    }

    /** What was typed in the first form. */
    public record Form(
            @Nullable String key,
            @Nullable String company,
            @Nullable String language,
            @Nullable String login,
            @Nullable String name,
            @Nullable String password,
            @Nullable String repeated) {

        String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    @GetMapping("/set-up")
    ModelAndView begin(Ui ui, @RequestParam(required = false) @Nullable String key) {
        setUp.demand(key);
        return begin(ui, Map.of("key", String.valueOf(key), "login", "admin"));
    }

    private static Page begin(Ui ui, Map<String, String> typed) {
        return Page.of(ui, "shell/set-up").with("typed", typed);
    }

    @PostMapping("/set-up")
    ModelAndView first(Ui ui, Form form, HttpServletRequest request, HttpServletResponse response) {
        setUp.demand(form.key());
        var login = form.text(form.login()).toLowerCase(Locale.ROOT);
        try {
            transaction.executeWithoutResult(open -> {
                var language = form.text(form.language());
                access.byRule("people.rule.set-up", () -> company.name(form.text(form.company()), language));
                entrance.firstAdministrator(
                        login,
                        form.text(form.name()),
                        form.password() == null ? "" : form.password(),
                        form.repeated() == null ? "" : form.repeated(),
                        language);
            });
        } catch (Refused refused) {
            var typed = Map.of(
                    "key", form.text(form.key()),
                    "company", form.text(form.company()),
                    "language", form.text(form.language()),
                    "login", login,
                    "name", form.text(form.name()));
            return begin(ui, typed).refused(refused);
        }
        entrance.enter(login, request, response);
        return Page.redirect("/set-up/departments");
    }

    @GetMapping("/set-up/departments")
    ModelAndView departments(Ui ui) {
        access.demand(PeoplePermission.ORGANISE);
        return Page.of(ui, "shell/set-up-departments").with("proposed", missing());
    }

    private Map<String, List<DepartmentFunction>> missing() {
        var missing = new LinkedHashMap<>(PROPOSED);
        missing.keySet().removeIf(departments::exists);
        return missing;
    }

    /** Makes the ticked ones; names come as {@code name-<code>}. */
    @PostMapping("/set-up/departments")
    ModelAndView found(Ui ui, @RequestParam(required = false) @Nullable List<String> codes, HttpServletRequest typed) {
        access.demand(PeoplePermission.ORGANISE);
        var chosen = new ArrayList<>(codes == null ? List.<String>of() : codes);
        chosen.retainAll(missing().keySet());
        try {
            transaction.executeWithoutResult(open -> chosen.forEach(code -> departments.found(new ShapeDepartment(
                    code,
                    String.valueOf(typed.getParameter("name-" + code)),
                    PROPOSED.getOrDefault(code, List.of()).toArray(DepartmentFunction[]::new)))));
        } catch (Refused refused) {
            return Page.of(ui, "shell/set-up-departments")
                    .with("proposed", missing())
                    .refused(refused);
        }
        return Page.redirect("/set-up/done");
    }

    @GetMapping("/set-up/done")
    ModelAndView done(Ui ui) {
        access.actor();
        return Page.of(ui, "shell/set-up-done").with("company", company.name().orElse(""));
    }
}
