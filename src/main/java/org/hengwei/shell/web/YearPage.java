package org.hengwei.shell.web;

import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.hengwei.shell.Year;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The year's round (R110); the home page fetches it. */
@Controller
class YearPage {

    private final Year year;

    YearPage(Year year) {
        this.year = year;
    }

    @GetMapping("/year")
    ModelAndView year(Ui ui) {
        return Page.of(ui, "shell/year").with("round", year.round());
    }
}
