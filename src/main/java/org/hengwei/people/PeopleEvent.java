package org.hengwei.people;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** News of this room. */
public sealed interface PeopleEvent extends Happened {

    record Admitted(Subject subject, Instant at, String name, List<String> roles) implements PeopleEvent {}

    record PersonChanged(
            Subject subject, Instant at, String name, List<String> roles, List<String> departments, boolean active)
            implements PeopleEvent {}

    record PasswordSet(Subject subject, Instant at) implements PeopleEvent {}

    record Unlocked(Subject subject, Instant at) implements PeopleEvent {}

    record Enrolled(Subject subject, Instant at, String project) implements PeopleEvent {}

    record Released(Subject subject, Instant at, String project) implements PeopleEvent {}

    record TokenIssued(Subject subject, Instant at, String label, TokenScope scope) implements PeopleEvent {}

    record TokenRevoked(Subject subject, Instant at, String label) implements PeopleEvent {}

    record DepartmentFounded(Subject subject, Instant at, String name, List<String> functions) implements PeopleEvent {}

    record DepartmentChanged(Subject subject, Instant at, String name, List<String> functions, boolean active)
            implements PeopleEvent {}

    record OwnerAppointed(
            Subject subject,
            Instant at,
            Process process,
            @Nullable String login) implements PeopleEvent {}
}
