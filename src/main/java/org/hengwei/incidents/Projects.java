package org.hengwei.incidents;

import java.util.List;
import org.hengwei.customers.Customers;
import org.hengwei.customers.Member;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.customers.ServiceMode;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an incident copies from its project as of the report. */
@Component
class Projects {

    private final Customers customers;

    Projects(Customers customers) {
        this.customers = customers;
    }

    /** Refused on field {@code project} when there is none of that code, or when it is closed. */
    ProjectInBrief open(String code) {
        var project = customers.projectByCode(code.strip());
        if (!project.open()) {
            throw Refused.field("project", "incidents.refused.project-closed", code);
        }
        return project;
    }

    /** Also a closed one. */
    ProjectInBrief find(String code) {
        return customers.projectByCode(code);
    }

    /** Where a report of this project lies first: in remote service always with the desk (R168). */
    static Tier firstTier(ProjectInBrief project) {
        return project.deliveryMode() == ServiceMode.RESIDENT ? Tier.L1 : Tier.DESK;
    }

    @Nullable
    String manager(String code) {
        return customers.findProject(code).map(ProjectInBrief::manager).orElse(null);
    }

    /** Logins of those who stand in that tier on the project's team. */
    List<String> inTier(String project, Tier tier) {
        return customers.members(project, org.hengwei.customers.Tier.valueOf(tier.name())).stream()
                .map(Member::login)
                .toList();
    }

    /** The tier in which somebody stands on the project's team; null when in none. */
    @Nullable
    Tier tierOf(String project, String login) {
        return customers.members(project).stream()
                .filter(member -> member.login().equals(login))
                .map(Member::tier)
                .filter(tier -> tier != null)
                .map(tier -> Tier.valueOf(tier.name()))
                .findFirst()
                .orElse(null);
    }
}
