package org.hengwei.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;

/** What has to be true of a person's entry. */
final class PersonChecks {

    static final int SHORTEST_PASSWORD = 10;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");

    private PersonChecks() {}

    static Checks admission(AdmitPerson person, PeopleRepository people, Departments departments) {
        var checks = new Checks()
                .present(person.login(), "login")
                .that(LOGIN.matcher(person.login()).matches(), "login", "people.login.malformed")
                .that(people.find(person.login()).isEmpty(), "login", "people.login.taken", person.login());
        facts(checks, person.name(), person.email(), person.phone(), person.language());
        places(checks, person.customer() != null, person.roles(), person.departments(), departments);
        superior(checks, person.login(), person.reportsTo(), people);
        if (person.password() != null) {
            password(checks, person.password(), person.login(), "password");
        }
        return checks;
    }

    static Checks change(ChangePerson person, StaffView before, PeopleRepository people, Departments departments) {
        var checks = new Checks();
        facts(checks, person.name(), person.email(), person.phone(), person.language());
        places(checks, before.kind() == Actor.Kind.CONTACT, person.roles(), person.departments(), departments);
        superior(checks, person.login(), person.reportsTo(), people);
        return checks;
    }

    private static void facts(
            Checks checks, String name, @Nullable String email, @Nullable String phone, String language) {
        checks.present(name, "name")
                .atMost(name, 60, "name")
                .atMost(email, 200, "email")
                .that(
                        email == null
                                || email.isBlank()
                                || EMAIL.matcher(email.strip()).matches(),
                        "email",
                        "people.email.malformed")
                .atMost(phone, 40, "phone")
                .that(LANGUAGES.contains(language), "language", "people.language.unknown");
    }

    private static void places(
            Checks checks, boolean contact, List<String> roles, List<String> codes, Departments departments) {
        var unknown = roles.stream().filter(role -> !Role.exists(role)).toList();
        checks.that(!roles.isEmpty(), "roles", "people.roles.none")
                .that(unknown.isEmpty(), "roles", "people.role.unknown", String.join(", ", unknown))
                .that(
                        contact == roles.contains(Role.CUSTOMER_CONTACT.name()) && (!contact || roles.size() == 1),
                        "roles",
                        "people.roles.contact");
        var missing = codes.stream().filter(code -> !departments.exists(code)).toList();
        checks.that(missing.isEmpty(), "departments", "people.department.unknown", String.join(", ", missing));
    }

    /** A superior exists, and nobody is his own, however far up. */
    private static void superior(Checks checks, String login, @Nullable String superior, PeopleRepository people) {
        var above = new HashSet<>(Set.of(login));
        for (var next = PeopleRepository.blankToNull(superior); next != null; ) {
            var person = people.find(next).orElse(null);
            checks.that(person != null, "reportsTo", "people.superior.unknown", next);
            if (person == null) {
                return;
            }
            if (!above.add(next)) {
                checks.that(false, "reportsTo", "people.superior.circle");
                return;
            }
            next = person.reportsTo();
        }
    }

    static Checks password(String password, String login, String field) {
        return password(new Checks(), password, login, field);
    }

    private static Checks password(Checks checks, String password, String login, String field) {
        var lower = password.toLowerCase(Locale.ROOT);
        return checks.that(password.length() >= SHORTEST_PASSWORD, field, "people.password.short", SHORTEST_PASSWORD)
                .that(password.length() <= 200, field, "shared.too-long", 200)
                .that(!lower.contains(login), field, "people.password.login")
                .that(password.chars().distinct().count() >= 5, field, "people.password.simple");
    }
}
