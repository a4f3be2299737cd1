package org.hengwei.portal.web;

import org.hengwei.portal.PortalPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PortalNav {

    @Bean
    NavItem portalNav() {
        return new NavItem(NavItem.Group.HOME, 5, "portal.nav", "/portal", "heart-handshake", PortalPermission.USE);
    }
}
