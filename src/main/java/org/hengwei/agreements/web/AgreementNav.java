package org.hengwei.agreements.web;

import org.hengwei.agreements.AgreementPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class AgreementNav {

    @Bean
    NavItem agreementsNav() {
        return new NavItem(
                NavItem.Group.PROMISES, 60, "agreements.title", "/agreements", "contract", AgreementPermission.READ);
    }

    @Bean
    NavItem escalationNav() {
        return new NavItem(
                NavItem.Group.PROMISES,
                61,
                "agreements.escalation",
                "/agreements/escalation",
                "stairs-up",
                AgreementPermission.ESCALATIONS);
    }
}
