package org.hengwei.requests.web;

import org.hengwei.requests.RequestPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RequestNav {

    @Bean
    NavItem requestNewNav() {
        return new NavItem(
                NavItem.Group.DESK, 34, "requests.nav.new", "/requests/new", "forms", RequestPermission.SUBMIT);
    }

    @Bean
    NavItem requestQueueNav() {
        return new NavItem(
                NavItem.Group.DESK, 35, "requests.nav.queue", "/requests", "shopping-cart", RequestPermission.READ);
    }

    @Bean
    NavItem requestRepairNav() {
        return new NavItem(
                NavItem.Group.DESK,
                91,
                "requests.repair.title",
                "/requests/repair",
                "clock-edit",
                RequestPermission.REPAIR);
    }
}
