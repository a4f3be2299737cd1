package org.hengwei.approvals.web;

import java.util.function.Supplier;
import org.hengwei.approvals.ApprovalPermission;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.RoundView;
import org.hengwei.people.People;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits for the reader's signature; and the round of one thing, which other rooms' pages show by URL. */
@Controller
class ApprovalPages {

    private final Approvals approvals;
    private final People people;

    ApprovalPages(Approvals approvals, People people) {
        this.approvals = approvals;
        this.people = people;
    }

    @GetMapping("/approvals")
    ModelAndView mine(Ui ui) {
        return Page.of(ui, "approvals/mine").with("rounds", approvals.waitingForMe());
    }

    @GetMapping("/approvals/{kind}/{code}")
    ModelAndView fragment(@PathVariable String kind, @PathVariable String code, Ui ui) {
        return page(ui, "approvals/round", approvals.of(new Subject(kind, code)), "");
    }

    @PostMapping("/approvals/{kind}/{code}/agreement")
    ModelAndView agree(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String comment,
            Ui ui) {
        var subject = new Subject(kind, code);
        return done(subject, ui, comment, () -> approvals.agree(subject, comment));
    }

    @PostMapping("/approvals/{kind}/{code}/refusal")
    ModelAndView refuse(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String comment,
            Ui ui) {
        var subject = new Subject(kind, code);
        return done(subject, ui, comment, () -> approvals.refuse(subject, comment));
    }

    @PostMapping("/approvals/{kind}/{code}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String comment,
            Ui ui) {
        var subject = new Subject(kind, code);
        return done(subject, ui, comment, () -> approvals.withdraw(subject, comment));
    }

    @PostMapping("/approvals/{kind}/{code}/delegation")
    ModelAndView delegate(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam int place,
            @RequestParam(defaultValue = "") String standIn,
            Ui ui) {
        var subject = new Subject(kind, code);
        return done(subject, ui, "", () -> approvals.delegate(subject, place, standIn));
    }

    private ModelAndView done(Subject subject, Ui ui, String typed, Supplier<RoundView> deed) {
        try {
            return Page.redirect(deed.get().href());
        } catch (Refused refused) {
            return page(ui, "approvals/one", approvals.of(subject), typed).refused(refused);
        }
    }

    private Page page(Ui ui, String template, RoundView round, String typed) {
        var logins = round.steps().stream().map(step -> step.login()).toList();
        return Page.of(ui, template)
                .with("round", round)
                .with("names", people.names(logins))
                .with("staff", people.staff())
                .with("typed", typed);
    }

    @Configuration
    static class Nav {
        @Bean
        NavItem approvalNav() {
            return new NavItem(
                    NavItem.Group.HOME, 30, "approvals.nav", "/approvals", "signature", ApprovalPermission.SIGN);
        }
    }
}
