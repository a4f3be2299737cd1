package org.hengwei.surveys.web;

import jakarta.servlet.http.HttpServletResponse;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form behind a one-time link. A key that is unknown, used or over shows the same page, so that nothing can be found out. */
@Controller
class PublicPages {

    private final Answers answers;

    PublicPages(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/s/{key}")
    ModelAndView form(@PathVariable String key, Ui ui, HttpServletResponse response) {
        hush(response);
        return key.equals("thanks") ? Page.of(ui, "surveys/thanks") : form(key, Typed.nothing(), ui);
    }

    private Page form(String key, Typed typed, Ui ui) {
        Answers.@Nullable Open open = answers.open(key);
        return open == null
                ? Page.of(ui, "surveys/gone").status(HttpStatus.NOT_FOUND)
                : Page.of(ui, "surveys/public")
                        .with("open", open)
                        .with("key", key)
                        .with("typed", typed);
    }

    @PostMapping("/s/{key}")
    ModelAndView answer(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui,
            HttpServletResponse response) {
        hush(response);
        try {
            return answers.answer(key, form.toSingleValueMap(), ui.actor())
                    ? Page.redirect("/s/thanks")
                    : Page.of(ui, "surveys/gone").status(HttpStatus.NOT_FOUND);
        } catch (Refused refused) {
            return form(key, Typed.of(form), ui).refused(refused);
        }
    }

    private static void hush(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
}
