package org.hengwei.levels.web;

import org.hengwei.levels.LevelsPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class LevelsNav {

    @Bean
    NavItem levelsNav() {
        return new NavItem(
                NavItem.Group.CHECK, 40, "levels.title", "/levels/reviews", "clipboard-check", LevelsPermission.READ);
    }
}
