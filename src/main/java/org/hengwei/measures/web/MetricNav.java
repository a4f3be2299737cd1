package org.hengwei.measures.web;

import org.hengwei.measures.MeasuresPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class MetricNav {

    @Bean
    NavItem metricsNav() {
        return new NavItem(NavItem.Group.CHECK, 10, "measures.nav", "/measures", "chart-line", MeasuresPermission.READ);
    }
}
