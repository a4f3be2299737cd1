package org.hengwei.levels;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.hengwei.agreements.AgreementView;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.people.Departments;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees to the review of an agreement. */
@Component
class Responsibles {

    private final Departments departments;
    private final Customers customers;
    private final Access access;

    Responsibles(Departments departments, Customers customers, Access access) {
        this.departments = departments;
        this.customers = customers;
        this.access = access;
    }

    /** The manager of its project, else the owner of service level management (R27); null when there is neither. */
    @Nullable
    String of(AgreementView agreement) {
        var projects = agreement.projects().stream().map(customers::findProject);
        var ofContract = agreement.contract() == null
                ? java.util.stream.Stream.<ProjectInBrief>empty()
                : customers.projectsOfContract(agreement.contract()).stream();
        return java.util.stream.Stream.concat(projects.flatMap(java.util.Optional::stream), ofContract)
                .map(ProjectInBrief::manager)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> access.byRule(
                        "levels.rule.responsible", () -> departments.owners().get(Process.SERVICE_LEVEL)));
    }

    /** Whom it waits for while nobody is named. */
    Set<String> instead() {
        return access.holders(Role.OM_MANAGER.name());
    }

    /** Whoever is named, and those who answer for all agreements. */
    Set<String> told(@Nullable String responsible) {
        var told = new HashSet<>(instead());
        if (responsible != null) {
            told.add(responsible);
        }
        return told;
    }
}
