package org.hengwei.people.web;

import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page; Spring Security takes its form. */
@Controller
class SignInPages {

    @GetMapping("/sign-in")
    ModelAndView signIn(Ui ui, @RequestParam(required = false) @Nullable String problem) {
        return ui.actor() != null
                ? Page.redirect("/")
                : Page.of(ui, "people/sign-in").with("problem", problem);
    }
}
