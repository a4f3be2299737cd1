package org.hengwei.incidents.web;

import org.hengwei.incidents.IncidentPermission;
import org.hengwei.shared.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IncidentNav {

    @Bean
    NavItem incidentReportNav() {
        return new NavItem(
                NavItem.Group.DESK,
                10,
                "incidents.nav.report",
                "/incidents/new",
                "phone-plus",
                IncidentPermission.REPORT);
    }

    @Bean
    NavItem incidentQueueNav() {
        return new NavItem(
                NavItem.Group.DESK, 20, "incidents.nav.queue", "/incidents", "alert-circle", IncidentPermission.READ);
    }

    @Bean
    NavItem assignmentRulesNav() {
        return new NavItem(
                NavItem.Group.DESK,
                70,
                "incidents.nav.rules",
                "/incidents/rules",
                "git-branch",
                IncidentPermission.RULES);
    }

    @Bean
    NavItem incidentMineNav() {
        return new NavItem(
                NavItem.Group.DESK,
                30,
                "incidents.nav.mine",
                "/incidents/mine",
                "user-check",
                IncidentPermission.ACCEPT);
    }

    @Bean
    NavItem incidentRepairNav() {
        return new NavItem(
                NavItem.Group.DESK,
                90,
                "incidents.repair.title",
                "/incidents/repair",
                "clock-edit",
                IncidentPermission.REPAIR);
    }
}
