package org.hengwei.intake.web;

import org.hengwei.intake.IntakePermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IntakeNav {

    @Bean
    NavItem alertsNav() {
        return new NavItem(
                NavItem.Group.DESK, 70, "intake.nav.alerts", "/intake/alerts", "bell-ringing", IntakePermission.READ);
    }
}
