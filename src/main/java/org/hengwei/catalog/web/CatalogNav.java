package org.hengwei.catalog.web;

import org.hengwei.catalog.CatalogPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CatalogNav {

    @Bean
    NavItem servicesNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                40,
                "catalog.nav.services",
                "/services",
                "list-details",
                CatalogPermission.READ);
    }

    @Bean
    NavItem itemsNav() {
        return new NavItem(
                NavItem.Group.PROMISES, 45, "catalog.nav.items", "/catalog/items", "forms", CatalogPermission.DRAFT);
    }

    @Bean
    NavItem choicesNav() {
        return new NavItem(
                NavItem.Group.PROMISES, 50, "catalog.nav.codes", "/catalog", "tags", CatalogPermission.CONFIGURE);
    }
}
