package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CONTACT;
import static org.hengwei.customers.db.Tables.PROJECT;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other rooms ask of this one. Facts about projects are answered without asking for permission, since the caller needs them
 * to find out who may do what ({@link ProjectInBrief#whereabouts}); lists and contacts only as far as the actor may see them.
 * Verbs: {@link CustomerBook}, {@link Contracts}, {@link CustomerProjects}.
 */
@Service
@Transactional(readOnly = true)
public class Customers {

    private static final int SHORTEST_NUMBER = 5;

    private final Directory directory;
    private final CustomerRepository repository;
    private final Access access;

    Customers(Directory directory, CustomerRepository repository, Access access) {
        this.directory = directory;
        this.repository = repository;
        this.access = access;
    }

    /** From memory; whoever is asking. */
    public Optional<ProjectInBrief> findProject(String code) {
        return directory.project(code);
    }

    /** @throws Refused on field {@code project} when there is none of that code */
    public ProjectInBrief projectByCode(String code) {
        return findProject(code).orElseThrow(() -> Refused.field("project", "customers.refused.project-unknown", code));
    }

    /** Projects that are not closed and that the actor may see, by code: what a form offers. */
    public List<ProjectInBrief> projects() {
        return directory.query(visible().and(PROJECT.STATE.ne(ProjectState.CLOSED.name())));
    }

    /** Projects under a contract, whoever is asking. */
    public List<ProjectInBrief> projectsOfContract(String contract) {
        return directory.query(PROJECT.CONTRACT.eq(contract));
    }

    /** Projects of a customer that the actor may see. */
    public List<ProjectInBrief> projectsOfCustomer(String customer) {
        return directory.query(visible().and(PROJECT.CUSTOMER.eq(customer)));
    }

    private Condition visible() {
        return visibleProjects(access.visibility(CustomersPermission.READ_PROJECTS));
    }

    static Condition visibleProjects(Visibility visibility) {
        return visibility.on(PROJECT.CODE, PROJECT.CUSTOMER, PROJECT.DEPARTMENT, PROJECT.MANAGER);
    }

    /** Who works on a project, from memory; whoever is asking. */
    public List<Member> members(String project) {
        return directory.members(project);
    }

    /** Those of them who stand in that tier of the support line (R185). */
    public List<Member> members(String project, Tier tier) {
        return members(project).stream().filter(member -> member.tier() == tier).toList();
    }

    /** Codes of the services a customer's contracts in force name, whoever is asking; empty when they name none. */
    public Set<String> agreedServices(String customer) {
        return repository.agreedServices(customer);
    }

    /** Code to name; codes nobody knows are left out. */
    public Map<String, String> customerNames(Collection<String> codes) {
        return repository.names(codes);
    }

    public Optional<CustomerView> customerByCode(String code) {
        return repository.find(code, access.visibility(CustomersPermission.READ));
    }

    public List<CustomerView> customersByCode(Collection<String> codes) {
        return codes.stream()
                .distinct()
                .flatMap(code -> customerByCode(code).stream())
                .toList();
    }

    /**
     * Active contacts with this number, however it is written; with or without country or area code. Empty for fewer than five
     * digits.
     */
    public List<ContactView> contactsByPhone(String phone) {
        var dialled = dialled(phone);
        return dialled == null || dialled.length() < SHORTEST_NUMBER
                ? List.of()
                : contacts(CONTACT.DIALLED.in(spellings(dialled)));
    }

    /** Active contacts with this address, in any case. */
    public List<ContactView> contactsByEmail(String email) {
        return contacts(org.jooq.impl.DSL.lower(CONTACT.EMAIL).eq(email.strip().toLowerCase(Locale.ROOT)));
    }

    public Optional<ContactView> contactByLogin(String login) {
        return contacts(CONTACT.LOGIN.eq(login)).stream().findFirst();
    }

    private List<ContactView> contacts(Condition condition) {
        var visibility = access.visibility(CustomersPermission.READ);
        return repository.contacts(condition.and(CONTACT.ACTIVE).and(visibility.on(null, CONTACT.CUSTOMER, null)));
    }

    static @Nullable String dialled(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var home = digits.startsWith("0086") ? digits.substring(4) : digits;
        var local = home.startsWith("86") && home.length() > 11 ? home.substring(2) : home;
        return local.isEmpty() ? null : local;
    }

    /** With and without the leading zero of an area code. */
    private static List<String> spellings(String dialled) {
        return dialled.startsWith("0")
                ? Arrays.asList(dialled, dialled.substring(1))
                : Arrays.asList(dialled, "0" + dialled);
    }
}
