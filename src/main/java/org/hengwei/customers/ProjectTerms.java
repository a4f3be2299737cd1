package org.hengwei.customers;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must be known of a project, and how it is written down. */
@Component
class ProjectTerms {

    private static final int LONGEST_TEXT = 4_000;

    private final ProjectRepository repository;
    private final Team team;

    ProjectTerms(ProjectRepository repository, Team team) {
        this.repository = repository;
        this.team = team;
    }

    Checks check(ProjectFacts facts) {
        var customer = facts.customer();
        return team.known(new Checks(), "manager", facts.manager(), facts.department())
                .present(facts.name(), "name")
                .atMost(facts.name(), 120, "name")
                .present(customer, "customer")
                .that(
                        customer == null || repository.customerExists(customer),
                        "customer",
                        "customers.refused.customer-unknown",
                        Objects.toString(customer))
                .that(
                        facts.contract() == null || repository.contractOf(facts.contract(), customer),
                        "contract",
                        "customers.refused.contract-of-other")
                .present(facts.type(), "type")
                .that(
                        facts.type() == null || repository.typeExists(facts.type()),
                        "type",
                        "customers.refused.type-unknown")
                .present(facts.deliveryMode(), "deliveryMode")
                .that(level(facts.defaultImpact()), "defaultImpact", "customers.refused.level")
                .that(level(facts.defaultUrgency()), "defaultUrgency", "customers.refused.level")
                .that(
                        (facts.defaultImpact() == null) == (facts.defaultUrgency() == null),
                        "defaultUrgency",
                        "customers.refused.both-levels")
                .that(
                        facts.startsOn() == null
                                || facts.endsOn() == null
                                || !facts.endsOn().isBefore(facts.startsOn()),
                        "endsOn",
                        "customers.refused.period")
                .atMost(facts.note(), LONGEST_TEXT, "note");
    }

    private static boolean level(@Nullable Integer value) {
        return value == null || (value >= 1 && value <= 4);
    }

    static void write(ProjectRecord row, ProjectFacts facts) {
        row.setName(requireNonNull(facts.name()).strip());
        row.setCustomer(facts.customer());
        row.setContract(facts.contract());
        row.setType(facts.type());
        row.setDeliveryMode(requireNonNull(facts.deliveryMode()).name());
        row.setManager(facts.manager());
        row.setDepartment(facts.department());
        row.setDefaultImpact(small(facts.defaultImpact()));
        row.setDefaultUrgency(small(facts.defaultUrgency()));
        row.setStartsOn(facts.startsOn());
        row.setEndsOn(facts.endsOn());
        row.setNote(facts.note());
    }

    private static @Nullable Short small(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }
}
