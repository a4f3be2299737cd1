package org.hengwei.jobs.web;

import org.hengwei.jobs.Jobs;
import org.hengwei.jobs.JobsPermission;
import org.hengwei.shared.NavItem;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of jobs, one job, and its progress as a fragment that asks again every second until it is over. */
@Controller
class JobPages {

    private final Jobs jobs;

    JobPages(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/jobs")
    ModelAndView list(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(ui, "jobs/list").with("jobs", jobs.list(cursor, 25)).with("first", cursor == null);
    }

    @GetMapping("/jobs/{code}")
    ModelAndView job(Ui ui, @PathVariable String code) {
        return Page.of(ui, "jobs/job").with("job", jobs.job(code));
    }

    @GetMapping("/jobs/{code}/progress")
    ModelAndView progress(Ui ui, @PathVariable String code) {
        return Page.of(ui, "jobs/progress").with("job", jobs.job(code));
    }

    @Configuration
    static class Nav {

        @Bean
        NavItem jobsNav() {
            return new NavItem(NavItem.Group.HOUSE, 60, "jobs.title", "/jobs", "progress", JobsPermission.SEE);
        }
    }
}
