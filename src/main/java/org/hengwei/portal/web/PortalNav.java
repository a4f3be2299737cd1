package org.hengwei.portal.web;

import org.hengwei.portal.PortalPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PortalNav {

    @Bean
    NavItem portalNav() {
        return item(1, "portal.nav", "/portal", "heart-handshake");
    }

    @Bean
    NavItem portalCatalogueNav() {
        return item(2, "portal.nav.catalogue", "/portal/catalogue", "list-search");
    }

    @Bean
    NavItem portalRequestNav() {
        return item(3, "portal.nav.requests", "/portal/requests", "forms");
    }

    @Bean
    NavItem portalComplaintNav() {
        return item(4, "portal.nav.complaints", "/portal/complaints", "message-exclamation");
    }

    @Bean
    NavItem portalNoticeNav() {
        return item(5, "portal.nav.notices", "/notices", "bell");
    }

    private static NavItem item(int order, String key, String href, String icon) {
        return new NavItem(NavItem.Group.HOME, order, key, href, icon, PortalPermission.USE, true);
    }
}
