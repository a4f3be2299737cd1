package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CONTRACT;
import static org.hengwei.customers.db.Tables.CUSTOMER;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.people.DepartmentView;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of this room offer: code to label, in order; and the names behind the codes that pages show. */
@Service
@Transactional(readOnly = true)
public class CustomerChoices {

    private static final int MOST = 2_000;

    private final DSLContext db;
    private final ProjectTypes types;
    private final People people;
    private final Departments departments;
    private final Access access;

    CustomerChoices(DSLContext db, ProjectTypes types, People people, Departments departments, Access access) {
        this.db = db;
        this.types = types;
        this.people = people;
        this.departments = departments;
        this.access = access;
    }

    /** Customers that are served and may be seen, by name. */
    public Map<String, String> customers() {
        return db.select(CUSTOMER.CODE, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.STATE.eq("ACTIVE"))
                .and(CustomerRepository.visible(access.visibility(CustomersPermission.READ)))
                .orderBy(CUSTOMER.NAME)
                .limit(MOST)
                .fetchMap(CUSTOMER.CODE, CUSTOMER.NAME);
    }

    /** Contracts of a customer, or of all; newest end first. */
    public Map<String, String> contracts(@Nullable String customer) {
        if (!access.may(CustomersPermission.READ_CONTRACTS)) {
            return Map.of();
        }
        var visibility = access.visibility(CustomersPermission.READ_CONTRACTS);
        var contracts = new LinkedHashMap<String, String>();
        db.select(CONTRACT.CODE, CONTRACT.NAME)
                .from(CONTRACT)
                .where(ContractRepository.visible(visibility))
                .and(
                        customer == null || customer.isBlank()
                                ? CONTRACT.CODE.isNotNull()
                                : CONTRACT.CUSTOMER.eq(customer))
                .orderBy(CONTRACT.ENDS_ON.desc(), CONTRACT.CODE)
                .limit(MOST)
                .forEach(row -> contracts.put(row.value1(), row.value1() + " " + row.value2()));
        return contracts;
    }

    /** Kinds of project in use. */
    public Map<String, String> types(boolean chinese) {
        var offered = new LinkedHashMap<String, String>();
        types.all().stream()
                .filter(type -> Boolean.TRUE.equals(type.active()))
                .forEach(type -> offered.put(String.valueOf(type.code()), type.label(chinese)));
        return offered;
    }

    public String typeLabel(@Nullable String code, boolean chinese) {
        return types.all().stream()
                .filter(type -> Objects.equals(type.code(), code))
                .findFirst()
                .map(type -> type.label(chinese))
                .orElse(String.valueOf(code));
    }

    /** Active staff, login to name. */
    public Map<String, String> staff() {
        return people.staff();
    }

    public Map<String, String> departments() {
        var all = new LinkedHashMap<String, String>();
        departments.all(false).stream()
                .filter(DepartmentView::active)
                .forEach(department -> all.put(department.code(), department.name()));
        return all;
    }

    /** Name of a department as shown to people; its code where it is unknown or may not be seen. */
    public @Nullable String departmentName(@Nullable String code) {
        if (code == null || access.actor().isContact()) {
            return code;
        }
        return departments().getOrDefault(code, code);
    }

    /** Names behind logins. */
    public Map<String, String> names(@Nullable String... logins) {
        return people.names(
                Arrays.stream(logins).filter(Objects::nonNull).distinct().toList());
    }

    public Map<String, String> names(List<String> logins) {
        return people.names(logins);
    }
}
