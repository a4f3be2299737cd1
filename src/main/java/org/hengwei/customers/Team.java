package org.hengwei.customers;

import java.util.List;
import java.util.Map;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The room of people as this one needs it: names, and who works on which project, since that decides what they may see. */
@Component
class Team {

    private static final String RULE = "customers.rule.project-team";

    private final People people;
    private final Departments departments;
    private final Access access;

    Team(People people, Departments departments, Access access) {
        this.people = people;
        this.departments = departments;
        this.access = access;
    }

    /** His name; null when nobody of that login works here. */
    @Nullable
    String nameOf(String login) {
        return people.names(List.of(login)).get(login);
    }

    Map<String, String> staff() {
        return people.staff();
    }

    boolean departmentExists(String code) {
        return departments.exists(code);
    }

    /** Says of an input that names a person or a department when there is no such thing. */
    Checks known(Checks checks, String field, @Nullable String login, @Nullable String department) {
        return checks.that(
                        login == null || nameOf(login) != null,
                        field,
                        "customers.refused.person-unknown",
                        String.valueOf(login))
                .that(
                        department == null || departmentExists(department),
                        "department",
                        "customers.refused.department-unknown",
                        String.valueOf(department));
    }

    void joined(String login, String project) {
        access.byRule(RULE, () -> people.enrol(login, project));
    }

    void left(String login, String project) {
        access.byRule(RULE, () -> people.release(login, project));
    }

    /** Lets a customer's contact in; the actor must be one who may admit people. */
    void admit(ContactView contact, String login, @Nullable String password, String language) {
        people.admit(new AdmitPerson(
                login,
                contact.name(),
                contact.email(),
                contact.phone(),
                language,
                List.of(Role.CUSTOMER_CONTACT.name()),
                List.of(),
                List.of(),
                contact.customer(),
                null,
                password,
                password != null));
    }
}
