package org.hengwei.opportunities.web;

import org.hengwei.opportunities.OpportunityPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class OpportunityNav {

    @Bean
    NavItem opportunitiesNav() {
        return new NavItem(
                NavItem.Group.ACT, 10, "opportunities.title", "/opportunities", "bulb", OpportunityPermission.READ);
    }
}
