package org.hengwei.exchange.web;

import org.hengwei.exchange.ExchangePermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ExchangeNav {

    @Bean
    NavItem importsNav() {
        return new NavItem(
                NavItem.Group.HOUSE, 40, "exchange.nav", "/imports", "file-import", ExchangePermission.IMPORT);
    }
}
