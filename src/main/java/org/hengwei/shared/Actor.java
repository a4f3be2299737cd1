package org.hengwei.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now, with all that decides what he may do. A person can hold several roles.
 *
 * @param login unique sign-in name; for the house itself the name of the rule that acts
 * @param name as shown to people at the time of the act
 * @param roles role codes, see {@code docs/permissions.md}
 * @param departments codes of the departments he belongs to
 * @param projects codes of the projects he is assigned to
 * @param customer the customer whose contact he is; null for staff and the house
 * @param language IETF tag of his language
 */
public record Actor(
        Kind kind,
        String login,
        String name,
        Set<String> roles,
        Set<String> departments,
        Set<String> projects,
        @Nullable String customer,
        String language) {

    public enum Kind {
        STAFF,
        CONTACT,
        HOUSE
    }

    public Actor {
        roles = Set.copyOf(roles);
        departments = Set.copyOf(departments);
        projects = Set.copyOf(projects);
    }

    /** The house acting by one of its own rules, with nobody at the keyboard. */
    public static Actor house(String rule) {
        return new Actor(Kind.HOUSE, rule, rule, Set.of(), Set.of(), Set.of(), null, "zh-CN");
    }

    public boolean isContact() {
        return kind == Kind.CONTACT;
    }
}
