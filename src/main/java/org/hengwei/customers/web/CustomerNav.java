package org.hengwei.customers.web;

import org.hengwei.customers.CustomersPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CustomerNav {

    @Bean
    NavItem customersNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                10,
                "customers.nav.customers",
                "/customers",
                "building",
                CustomersPermission.READ);
    }

    @Bean
    NavItem contractsNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                20,
                "customers.nav.contracts",
                "/contracts",
                "file-text",
                CustomersPermission.READ_CONTRACTS);
    }

    @Bean
    NavItem projectsNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                30,
                "customers.nav.projects",
                "/projects",
                "folders",
                CustomersPermission.READ_PROJECTS);
    }

    @Bean
    NavItem visitsNav() {
        return new NavItem(
                NavItem.Group.PROMISES, 15, "customers.nav.visits", "/visits", "walk", CustomersPermission.READ_VISITS);
    }

    @Bean
    NavItem talksNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                35,
                "customers.nav.talks",
                "/progress-talks",
                "messages",
                CustomersPermission.READ_DOSSIER);
    }
}
