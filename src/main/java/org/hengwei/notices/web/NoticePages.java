package org.hengwei.notices.web;

import org.hengwei.notices.Notices;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The inbox, the bell in the header, and what one wants to get. */
@Controller
class NoticePages {

    private final Notices notices;

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/notices/bell")
    ModelAndView bell(Ui ui) {
        return Page.of(ui, "notices/bell").with("unread", notices.unread());
    }

    @GetMapping("/notices")
    ModelAndView inbox(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(ui, "notices/inbox")
                .with("notices", notices.inbox(false, cursor, 25))
                .with("mail", notices.mail())
                .with("first", cursor == null);
    }

    /** Opens what a notice is about. */
    @PostMapping("/notices/{id}/reading")
    ModelAndView read(@PathVariable long id) {
        var href = notices.read(id).href();
        return Page.redirect(href == null ? "/notices" : href);
    }

    @PostMapping("/notices/reading")
    ModelAndView readAll() {
        notices.readAll();
        return Page.redirect("/notices");
    }

    @PostMapping("/notices/preferences")
    ModelAndView preferences(@RequestParam(defaultValue = "false") boolean mail) {
        notices.mail(mail);
        return Page.redirect("/notices");
    }
}
