package org.hengwei.desk.web;

import org.hengwei.desk.DeskPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DeskNav {

    @Bean
    NavItem deskNav() {
        return new NavItem(NavItem.Group.DESK, 5, "desk.nav.desk", "/desk", "headset", DeskPermission.READ);
    }

    @Bean
    NavItem rosterNav() {
        return new NavItem(
                NavItem.Group.DESK, 60, "desk.nav.roster", "/desk/roster", "calendar-user", DeskPermission.DUTY);
    }
}
