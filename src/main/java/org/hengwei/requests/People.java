package org.hengwei.requests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengwei.approvals.Step;
import org.hengwei.catalog.ItemTask;
import org.hengwei.catalog.Signatories;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people a request has to do with: who signs, who does a step, who can be named in a form. */
@Component
class People {

    /** Who signs where there is nobody of that role, or he is the one who asks. */
    private static final List<String> INSTEAD =
            List.of("OM_MANAGER", "OPERATIONS_GM", "DEPUTY_MANAGER", "GENERAL_MANAGER");

    private final org.hengwei.people.People people;
    private final Departments departments;
    private final Customers customers;
    private final CustomerBook book;
    private final Access access;

    People(
            org.hengwei.people.People people,
            Departments departments,
            Customers customers,
            CustomerBook book,
            Access access) {
        this.people = people;
        this.departments = departments;
        this.customers = customers;
        this.book = book;
        this.access = access;
    }

    String nameOf(String login) {
        return people.names(List.of(login)).getOrDefault(login, login);
    }

    boolean exists(String login) {
        return people.exists(login);
    }

    /** Whether a form may name this person: somebody who works here, or of that customer. */
    boolean known(String person, @Nullable String customer) {
        if (customer != null
                && access.byRule("requests.rule.form", () -> book.contacts(customer)).stream()
                        .anyMatch(one -> one.name().equals(person) || person.equals(one.login()))) {
            return true;
        }
        return !access.actor().isContact() && people.exists(person);
    }

    /** What a form offers: logins of staff to those who work here, names of the own people to a contact. */
    Map<String, String> nameable(@Nullable String customer) {
        var offered = new LinkedHashMap<String, String>();
        if (customer != null) {
            access.byRule("requests.rule.form", () -> book.contacts(customer)).stream()
                    .filter(one -> one.active())
                    .forEach(one -> offered.put(one.name(), one.name()));
        }
        if (!access.actor().isContact()) {
            offered.putAll(people.staff());
        }
        return offered;
    }

    /**
     * Who has to agree, each somebody else and nobody for himself (H17).
     *
     * @throws Refused when nobody can be found
     */
    List<Step> signers(List<String> signatories, ProjectInBrief project, Collection<String> asking) {
        var taken = new LinkedHashSet<>(asking);
        var steps = new ArrayList<Step>();
        for (var signatory : signatories) {
            var login = first(candidates(signatory, project), taken);
            if (login == null) {
                var instead = INSTEAD.stream()
                        .flatMap(role -> access.holders(role).stream().sorted())
                        .toList();
                login = first(instead, taken);
            }
            if (login == null) {
                throw Refused.conflict("requests.refused.no-signer", signatory);
            }
            taken.add(login);
            steps.add(new Step(Step.APPROVER, login));
        }
        return steps;
    }

    private static @Nullable String first(Collection<String> candidates, Set<String> taken) {
        return candidates.stream()
                .filter(login -> !taken.contains(login))
                .findFirst()
                .orElse(null);
    }

    private List<String> candidates(String signatory, ProjectInBrief project) {
        if (signatory.equals(Signatories.HEAD)) {
            return project.department() == null ? List.of() : heads(project.department());
        }
        if (signatory.startsWith(Signatories.HEAD + ":")) {
            return departments
                    .with(DepartmentFunction.valueOf(signatory.substring(Signatories.HEAD.length() + 1)))
                    .stream()
                    .flatMap(department -> department.heads().stream())
                    .sorted()
                    .toList();
        }
        return switch (Role.valueOf(signatory)) {
            case PROJECT_MANAGER -> project.manager() == null ? List.of() : List.of(project.manager());
            case PROCESS_OWNER -> {
                var owner = departments.owners().get(Process.REQUEST);
                yield owner == null ? List.of() : List.of(owner);
            }
            default -> access.holders(signatory).stream().sorted().toList();
        };
    }

    private List<String> heads(String department) {
        return departments.all(false).stream()
                .filter(one -> one.code().equals(department))
                .flatMap(one -> one.heads().stream())
                .sorted()
                .toList();
    }

    /** Which department does a step now; null for whichever the project belongs to. */
    @Nullable
    String departmentOf(ItemTask task) {
        if (task.function() == null) {
            return null;
        }
        return departments.with(DepartmentFunction.valueOf(task.function())).stream()
                .map(department -> department.code())
                .findFirst()
                .orElse(null);
    }

    /** Those of a role whom the step waits for: on the project's team, or all when none of them is. */
    Set<String> awaited(@Nullable String role, String project) {
        if (role == null) {
            return Set.of();
        }
        var holders = access.holders(role);
        var team = people.team(project).keySet();
        var both = new LinkedHashSet<>(holders);
        both.retainAll(team);
        return both.isEmpty() ? holders : both;
    }

    @Nullable
    String managerOf(String project) {
        return customers.findProject(project).map(ProjectInBrief::manager).orElse(null);
    }
}
