package org.hengwei.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hengwei.people.Account;
import org.hengwei.people.Entrance;
import org.hengwei.people.People;
import org.hengwei.people.StaffFilter;
import org.hengwei.people.StaffView;
import org.hengwei.people.TokenScope;
import org.hengwei.people.TokenView;
import org.hengwei.shared.Access;
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

/** One's own account, and the accounts of programs: passwords and tokens. A token's secret is shown on the page that made it, once. */
@Controller
class AccountPages {

    private final Account account;
    private final People people;
    private final Entrance entrance;
    private final Access access;

    AccountPages(Account account, People people, Entrance entrance, Access access) {
        this.account = account;
        this.people = people;
        this.entrance = entrance;
        this.access = access;
    }

    @GetMapping("/account")
    ModelAndView account(Ui ui) {
        return own(ui, null);
    }

    @PostMapping("/account/password")
    ModelAndView password(
            Ui ui,
            @RequestParam String present,
            @RequestParam String wanted,
            @RequestParam String repeated,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            account.changePassword(present, wanted, repeated);
            entrance.enter(access.actor().login(), request, response);
            return Page.redirect("/account?changed");
        } catch (Refused refused) {
            return own(ui, null).refused(refused);
        }
    }

    @PostMapping("/account/tokens")
    ModelAndView issue(
            Ui ui,
            @RequestParam String label,
            @RequestParam TokenScope scope,
            @RequestParam(required = false) @Nullable Integer days) {
        try {
            return own(ui, account.issue(access.actor().login(), label, scope, days));
        } catch (Refused refused) {
            return own(ui, null).refused(refused);
        }
    }

    @PostMapping("/account/tokens/{id}/revocation")
    ModelAndView revoke(@PathVariable long id, @RequestParam(defaultValue = "/account") String from) {
        account.revoke(id);
        return Page.redirect(from.equals("/programs") ? "/programs" : "/account");
    }

    private Page own(Ui ui, TokenView.@Nullable Fresh fresh) {
        var login = access.actor().login();
        return Page.of(ui, "people/account")
                .with("person", people.person(login))
                .with("mustChange", people.mustChangePassword())
                .with("tokens", account.tokens(login))
                .with("fresh", fresh);
    }

    @GetMapping("/programs")
    ModelAndView programs(Ui ui) {
        return programs(ui, null);
    }

    @PostMapping("/programs")
    ModelAndView program(
            Ui ui,
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable List<String> roles) {
        try {
            people.admitProgram(login.strip(), name, roles == null ? List.of() : roles);
            return Page.redirect("/programs");
        } catch (Refused refused) {
            return programs(ui, null).refused(refused);
        }
    }

    @PostMapping("/programs/{login}/tokens")
    ModelAndView issueForProgram(
            Ui ui,
            @PathVariable String login,
            @RequestParam String label,
            @RequestParam TokenScope scope,
            @RequestParam(required = false) @Nullable Integer days) {
        try {
            return programs(ui, account.issue(login, label, scope, days));
        } catch (Refused refused) {
            return programs(ui, null).refused(refused);
        }
    }

    private Page programs(Ui ui, TokenView.@Nullable Fresh fresh) {
        var programs = people.list(StaffFilter.programsOnly(), null, 200).items();
        var tokens = programs.stream()
                .collect(java.util.stream.Collectors.toMap(StaffView::login, p -> account.tokens(p.login())));
        return Page.of(ui, "people/programs")
                .with("programs", programs)
                .with("tokens", tokens)
                .with("roles", StaffPages.roles(ui))
                .with("fresh", fresh);
    }
}
