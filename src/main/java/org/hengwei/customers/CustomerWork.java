package org.hengwei.customers;

import java.util.Set;
import org.hengwei.shared.Access;
import org.hengwei.shared.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows contracts and projects in the worklist: to be found there, and a due renewal as work of its owner. */
@Component
class CustomerWork {

    private final Contracts contracts;
    private final CustomerProjects projects;
    private final Access access;
    private final ApplicationEventPublisher events;

    CustomerWork(
            @Lazy Contracts contracts,
            @Lazy CustomerProjects projects,
            Access access,
            ApplicationEventPublisher events) {
        this.contracts = contracts;
        this.projects = projects;
        this.access = access;
        this.events = events;
    }

    @EventListener
    void on(CustomerEvent news) {
        var code = news.subject().code();
        access.byRule("customers.rule.by-worklist", () -> {
            switch (news.subject().kind()) {
                case Contracts.KIND -> events.publishEvent(work(contracts.find(code)));
                case CustomerProjects.KIND -> events.publishEvent(work(projects.find(code)));
                default -> {}
            }
        });
    }

    private static Work work(ContractView contract) {
        var facts = contract.facts();
        return new Work(
                Contracts.subject(contract.code()),
                contract.name(),
                contract.state().name(),
                contract.state() == ContractState.DUE_FOR_RENEWAL,
                facts.owner(),
                facts.department(),
                contract.projects().size() == 1 ? contract.projects().getFirst() : null,
                facts.customer(),
                null,
                null,
                contract.createdAt(),
                Set.of(),
                "/contracts/" + contract.code(),
                contract.code() + " " + contract.customerName());
    }

    private static Work work(ProjectView project) {
        var facts = project.facts();
        return new Work(
                CustomerProjects.subject(project.code()),
                project.name(),
                project.state().name(),
                false,
                facts.manager(),
                facts.department(),
                project.code(),
                facts.customer(),
                null,
                null,
                project.createdAt(),
                Set.of(),
                "/projects/" + project.code(),
                project.code() + " " + project.customerName());
    }
}
