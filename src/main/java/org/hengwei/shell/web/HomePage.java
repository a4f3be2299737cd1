package org.hengwei.shell.web;

import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.hengwei.worklist.Worklist;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What now? Overdue, due today, waiting for me, mine: figures first, then the rows behind them. */
@Controller
class HomePage {

    private final Worklist worklist;

    HomePage(Worklist worklist) {
        this.worklist = worklist;
    }

    @GetMapping("/")
    ModelAndView home(Ui ui) {
        return Page.of(ui, "shell/home").with("counts", worklist.counts());
    }

    @Configuration
    static class Nav {

        @Bean
        NavItem homeNav() {
            return new NavItem(NavItem.Group.HOME, 10, "shell.home", "/", "home", null);
        }
    }
}
