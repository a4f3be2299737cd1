package org.hengwei.surveys.web;

import org.hengwei.shared.NavItem;
import org.hengwei.surveys.SurveyPermission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SurveyNav {

    @Bean
    NavItem surveysNav() {
        return new NavItem(NavItem.Group.CHECK, 40, "surveys.nav", "/surveys", "mood-smile", SurveyPermission.READ);
    }
}
