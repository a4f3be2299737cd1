package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.hengwei.customers.db.Tables.CONTACT;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hengwei.customers.db.ContactRecord;
import org.hengwei.customers.db.CustomerRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs for customers and their contacts (C4, R153). */
@Service
@Transactional
public class CustomerBook {

    public static final String KIND = "customer";
    private static final int LONGEST_TEXT = 4_000;

    private final CustomerRepository repository;
    private final Team team;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CustomerBook(
            CustomerRepository repository, Team team, Access access, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.team = team;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refused as not found when it does not exist or may not be seen */
    @Transactional(readOnly = true)
    public CustomerView find(String code) {
        return repository
                .find(code, access.visibility(CustomersPermission.READ))
                .orElseThrow(() -> Refused.notFound(code));
    }

    @Transactional(readOnly = true)
    public Slice<CustomerView> list(CustomerFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CustomersPermission.READ);
        return repository.list(filter, access.visibility(CustomersPermission.READ), cursor, limit, withTotal);
    }

    /** @throws Refused without a name, or when name or code is taken */
    public CustomerView add(CustomerFacts facts) {
        access.demand(CustomersPermission.MANAGE);
        var given = Codes.given(facts.code());
        check(facts, requireNonNullElse(given, ""))
                .that(given == null || Codes.formed(given), "code", "customers.refused.code")
                .that(
                        given == null || !repository.exists(given),
                        "code",
                        "customers.refused.code-taken",
                        String.valueOf(given))
                .refuse();
        var row = repository.fresh();
        row.setCode(given == null ? repository.nextCode() : given);
        row.setImported(false);
        return insert(row, facts);
    }

    /** The customer that projects made by imports belong to (H20); made when it is first needed. */
    CustomerView imported() {
        var there = repository.imported();
        if (there != null) {
            return CustomerRepository.view(there);
        }
        var row = repository.fresh();
        row.setCode("IMPORTED");
        row.setImported(true);
        return insert(row, new CustomerFacts(null, "(imported)", null, null, null, null, null, null, true));
    }

    private CustomerView insert(CustomerRecord row, CustomerFacts facts) {
        write(row, facts);
        row.setCreatedAt(clock.instant());
        row.setVersion(1);
        row.insert();
        words(row);
        events.publishEvent(new CustomerEvent.CustomerAdded(subject(row.getCode()), clock.instant(), row.getName()));
        return CustomerRepository.view(row);
    }

    /** @throws Refused as stale when it is no longer the given version; see {@link #add} */
    public CustomerView change(String code, @Nullable Integer version, CustomerFacts facts) {
        var row = held(code);
        Versions.check(version, row.getVersion());
        check(facts, code).refuse();
        var before = CustomerRepository.facts(row);
        write(row, facts);
        var changed = Codes.changed(before, CustomerRepository.facts(row));
        if (!changed.isEmpty()) {
            row.setVersion(row.getVersion() + 1);
            row.update();
            words(row);
            events.publishEvent(new CustomerEvent.CustomerChanged(subject(code), clock.instant(), changed));
        }
        return CustomerRepository.view(row);
    }

    private CustomerRecord held(String code) {
        var visible = CustomerRepository.visible(access.visibility(CustomersPermission.READ));
        var row = repository.row(code, visible).orElseThrow(() -> Refused.notFound(code));
        access.demand(CustomersPermission.MANAGE, place(row));
        return row;
    }

    private Checks check(CustomerFacts facts, String code) {
        return team.known(new Checks(), "manager", facts.manager(), facts.department())
                .present(facts.name(), "name")
                .atMost(facts.name(), 120, "name")
                .atMost(facts.industry(), 60, "industry")
                .atMost(facts.channel(), LONGEST_TEXT, "channel")
                .atMost(facts.address(), 400, "address")
                .atMost(facts.note(), LONGEST_TEXT, "note")
                .that(
                        facts.name() == null
                                || !repository.nameTaken(facts.name().strip(), code),
                        "name",
                        "customers.refused.name-taken");
    }

    private static void write(CustomerRecord row, CustomerFacts facts) {
        row.setName(requireNonNull(facts.name()).strip());
        row.setIndustry(facts.industry());
        row.setChannel(facts.channel());
        row.setDepartment(facts.department());
        row.setManager(facts.manager());
        row.setAddress(facts.address());
        row.setNote(facts.note());
        row.setState(Boolean.FALSE.equals(facts.active()) ? "INACTIVE" : "ACTIVE");
    }

    private void words(CustomerRecord row) {
        repository.words(
                row.getCode(),
                row.getCode(),
                row.getName(),
                requireNonNullElse(row.getIndustry(), ""),
                requireNonNullElse(row.getAddress(), ""));
    }

    /** Its people, those to turn to first; also those who left. */
    @Transactional(readOnly = true)
    public List<ContactView> contacts(String customer) {
        find(customer);
        return repository.contacts(CONTACT.CUSTOMER.eq(customer));
    }

    @Transactional(readOnly = true)
    public ContactView contact(String customer, long id) {
        return contacts(customer).stream()
                .filter(contact -> contact.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Long.toString(id)));
    }

    /** @throws Refused without a name, with neither phone nor e-mail, or when the login is another contact's */
    public ContactView addContact(String customer, ContactFacts facts) {
        var owner = held(customer);
        check(facts, -1).refuse();
        var row = repository.freshContact();
        row.setCustomer(customer);
        row.setVersion(1);
        write(row, facts);
        row.insert();
        onlyMain(row);
        events.publishEvent(new CustomerEvent.ContactAdded(subject(customer), clock.instant(), row.getId()));
        return CustomerRepository.contactView(row, owner.getName());
    }

    /** Who leaves the customer is made inactive, not deleted. */
    public ContactView changeContact(String customer, long id, @Nullable Integer version, ContactFacts facts) {
        var owner = held(customer);
        var row = repository.contact(customer, id).orElseThrow(() -> Refused.notFound(Long.toString(id)));
        Versions.check(version, row.getVersion());
        check(facts, id).refuse();
        write(row, facts);
        row.setVersion(row.getVersion() + 1);
        row.update();
        onlyMain(row);
        events.publishEvent(new CustomerEvent.ContactChanged(subject(customer), clock.instant(), id, row.getActive()));
        return CustomerRepository.contactView(row, owner.getName());
    }

    /**
     * Gives a contact a login of his own to see what belongs to his customer.
     *
     * @param password a first one he has to change; null when none is set yet
     * @throws Refused unless the actor may admit people; when he has a login already or the login is taken
     */
    public ContactView admit(
            String customer, long id, @Nullable String login, @Nullable String password, @Nullable String language) {
        held(customer);
        var contact = contact(customer, id);
        new Checks()
                .present(login, "login")
                .that(contact.login() == null, "login", "customers.refused.has-login")
                .refuse();
        team.admit(contact, requireNonNull(login), password, requireNonNullElse(language, "zh-CN"));
        var facts = new ContactFacts(
                contact.name(),
                contact.post(),
                contact.phone(),
                contact.email(),
                login,
                contact.main(),
                contact.active(),
                contact.note());
        return changeContact(customer, id, null, facts);
    }

    private void onlyMain(ContactRecord row) {
        if (row.getMain()) {
            repository.noOtherMain(row.getCustomer(), row.getId());
        }
    }

    private Checks check(ContactFacts facts, long id) {
        return new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 60, "name")
                .atMost(facts.post(), 60, "post")
                .atMost(facts.phone(), 40, "phone")
                .atMost(facts.email(), 120, "email")
                .atMost(facts.note(), LONGEST_TEXT, "note")
                .that(facts.email() == null || facts.email().contains("@"), "email", "customers.refused.email")
                .that(facts.phone() != null || facts.email() != null, "phone", "customers.refused.unreachable")
                .that(
                        facts.login() == null || !repository.loginTaken(facts.login(), id),
                        "login",
                        "customers.refused.login-taken");
    }

    private static void write(ContactRecord row, ContactFacts facts) {
        row.setName(requireNonNull(facts.name()).strip());
        row.setPost(facts.post());
        row.setPhone(facts.phone());
        row.setDialled(Customers.dialled(facts.phone()));
        row.setEmail(facts.email());
        row.setLogin(facts.login());
        row.setActive(!Boolean.FALSE.equals(facts.active()));
        row.setMain(Boolean.TRUE.equals(facts.main()) && row.getActive());
        row.setNote(facts.note());
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    private static Whereabouts place(CustomerRecord row) {
        return new Whereabouts(
                null,
                row.getCode(),
                row.getDepartment(),
                row.getManager() == null ? Set.of() : Set.of(row.getManager()));
    }
}
