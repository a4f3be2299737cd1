package org.hengwei.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing belongs, which decides whose eyes and hands may reach it.
 *
 * @param people logins of those who own it: reporter, assignee, author
 */
public record Whereabouts(
        @Nullable String project,
        @Nullable String customer,
        @Nullable String department,
        Set<String> people) {

    public Whereabouts {
        people = Set.copyOf(people);
    }

    public static Whereabouts nowhere() {
        return new Whereabouts(null, null, null, Set.of());
    }

    public static Whereabouts ofProject(@Nullable String project, @Nullable String customer) {
        return new Whereabouts(project, customer, null, Set.of());
    }

    public static Whereabouts ofPerson(String login) {
        return new Whereabouts(null, null, null, Set.of(login));
    }
}
