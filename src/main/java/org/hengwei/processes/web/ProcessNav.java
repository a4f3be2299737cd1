package org.hengwei.processes.web;

import org.hengwei.processes.ProcessPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ProcessNav {

    @Bean
    NavItem processesNav() {
        return new NavItem(NavItem.Group.PLAN, 50, "processes.nav", "/processes", "route", ProcessPermission.READ);
    }
}
