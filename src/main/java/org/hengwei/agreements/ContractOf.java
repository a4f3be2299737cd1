package org.hengwei.agreements;

import org.hengwei.customers.Customers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under which contract a project runs (H9); none for imported projects. */
@Component
class ContractOf {

    private final Customers customers;

    ContractOf(Customers customers) {
        this.customers = customers;
    }

    @Nullable
    String project(String code) {
        var project = customers.findProject(code);
        return project.isPresent() ? project.get().contract() : null;
    }
}
